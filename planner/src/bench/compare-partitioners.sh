#!/bin/sh
# Partitions a hypergraph with modplan and, on its star expansion, with gpmetis, and prints km1,
# imbalance and seconds of both, and with GNU time modplan's peak memory. Usage: compare-partitioners.sh FILE.hgr K [EPSILON [EFFORT]]
# Instead of a file: generate:VERTICES:PINS:SEED. Needs gpmetis (Debian package metis).
# CLASSES is where the compiled classes are, by default those of "mvn test-compile".
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
classes=${CLASSES:-$here/target/classes:$here/target/test-classes}
file=$1 k=$2 epsilon=${3:-0.03} effort=${4:-default}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java() { command java -cp "$classes" "$@"; }
case $file in
generate:*)
  IFS=: read -r _ vertices pins seed <<END
$file
END
  java modplan.partition.ModuleLikeGenerator "$vertices" "$pins" "$seed" "$work/generated.hgr"
  file=$work/generated.hgr
  ;;
esac
echo "modplan $effort:"
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f '%M' -o "$work/kib" java -cp "$classes" \
    modplan.partition.PartitionBenchmark "$file" "$k" "$epsilon" "$effort" 1 1
  awk '{ printf "peak memory %d MiB\n", $1 / 1024 }' "$work/kib"
else
  java modplan.partition.PartitionBenchmark "$file" "$k" "$epsilon" "$effort" 1 1
fi
java modplan.partition.GraphExpansion graph "$file" "$work/star.graph"
# gpmetis counts imbalance in thousandths.
ufactor=$(awk -v e="$epsilon" 'BEGIN { u = int(e * 1000); print (u < 1 ? 1 : u) }')
echo "gpmetis on the star expansion:"
gpmetis -ufactor="$ufactor" "$work/star.graph" "$k" >"$work/log"
awk '/Partitioning:/ { print "  seconds " $2 }' "$work/log"
java modplan.partition.GraphExpansion evaluate "$file" "$work/star.graph.part.$k" "$k"

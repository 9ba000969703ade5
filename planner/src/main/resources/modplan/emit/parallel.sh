#!/bin/sh
# @STAMP@
#
#   sh FILE [N]       the whole build with GNU Parallel, N steps at once (default @JOBS@)
#
# Steps on the same level need nothing of one another; a level starts when the one before it has ended.
# A build that was stopped goes on where it was (--joblog, --resume-failed).  Variables: those of
# @RUNNER@ beside this file, and MODPLAN_MEMFREE: a step starts when so much memory is
# free (as 500M; default: what the largest step of its level is expected to need).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
: "${MODPLAN_OUTDIR:=.}"
: "${MODPLAN_START:=$(date +%s)}"
export MODPLAN_OUTDIR MODPLAN_START
runner=$here/@RUNNER_WORD@
jobs=${1:-@JOBS@}
logs=$MODPLAN_OUTDIR/.modplan/parallel

command -v parallel >/dev/null || { echo 'modplan: GNU Parallel is not installed' >&2; exit 127; }
todo=$(sh "$runner" todo | tr '\n' ' ')
if [ -z "$todo" ]; then
  rm -rf "$logs"
  exit 0
fi

mkdir -p "$logs"
began=$logs/began # as old as this run
: >"$began"

child=

# Told once, GNU Parallel starts nothing more; told twice, it stops what it has started.
# shellcheck disable=SC2317,SC2329 # called on a signal
stop() {
  trap - INT TERM HUP
  if [ -n "$child" ] && kill -TERM "$child" 2>/dev/null; then
    sleep 1
    kill -TERM "$child" 2>/dev/null || :
  fi
  wait
  exit "$1"
}
trap 'stop 130' INT
trap 'stop 143' TERM
trap 'stop 129' HUP

# Whether the log of a build that was stopped is of the same steps, and what it calls done is done.
holds() {
  log=$1
  shift
  awk -v todo=" $todo" -v steps="$*" '
    BEGIN { split(steps, step, " ") }
    NR > 1 && ($NF != step[$1] || $7 == 0 && index(todo, " " $NF " ")) { wrong = 1 }
    END { exit wrong }' "$log"
}

# Level $1 needs $2 of memory for a step; the steps follow.
level() {
  log=$logs/$1.log
  memory=${MODPLAN_MEMFREE:-$2}
  shift 2
  if [ -f "$log" ] && ! holds "$log" "$@"; then rm -f "$log"; fi
  parallel --will-cite --quote --jobs "$jobs" --joblog "$log" --resume-failed --memfree "$memory" \
    --halt soon,fail=1 sh "$runner" step '{}' ::: "$@" &
  child=$!
  wait "$child" || {
    echo 'modplan: the build failed' >&2
    exit 1
  }
  child=
}

@LEVELS@
level rest 192M rest
# A step with a source that is gone is never done; it is enough that it ran.
for step in $(sh "$runner" todo); do
  stamp=$MODPLAN_OUTDIR/.modplan/$step.stamp
  if [ ! -f "$stamp" ] || [ -n "$(find "$began" -newer "$stamp")" ]; then
    printf 'modplan: step %s is not done\n' "$step" >&2
    exit 1
  fi
done
rm -rf "$logs"

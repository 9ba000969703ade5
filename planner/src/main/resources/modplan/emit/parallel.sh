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
todo=$(sh "$runner" todo)
if [ -z "$todo" ]; then
  rm -rf "$logs"
  exit 0
fi

# Logs of a build that was stopped count as long as no source was changed since.
if [ -d "$logs" ] && [ -n "$(find@FIND@ -name '*.scm' -newer "$logs" -print 2>/dev/null)" ]; then
  rm -rf "$logs"
fi
mkdir -p "$logs"

# Level $1 needs $2 of memory for a step; the steps follow.
level() {
  log=$logs/$1.log
  memory=${MODPLAN_MEMFREE:-$2}
  shift 2
  parallel --will-cite --quote --jobs "$jobs" --joblog "$log" --resume-failed --memfree "$memory" \
    --halt soon,fail=1 sh "$runner" step '{}' ::: "$@" || {
    echo 'modplan: the build failed' >&2
    exit 1
  }
}

@LEVELS@
level rest 192M rest
rm -rf "$logs"

#!/bin/sh
# @STAMP@
#
#   sh FILE [all]     the whole build, one step after another; --keep-going goes on behind a failure
#   sh FILE step N    step N, if it is not done; N may be rest: modules that the plan does not know
#   sh FILE todo      the steps that are not done
#   sh FILE check     whether the plan fits the tree
#   sh FILE clean     takes compiled files, stamps and log away
#
# Needs a POSIX shell and Guile, nothing else.  Variables: MODPLAN_OUTDIR (default .), GUILE,
# @VARIABLES@,
# MODPLAN_TARGET (a triplet), MODPLAN_COLLECTOR (tuned, or default for a small heap), MODPLAN_INLINING
# (on: procedures are copied across modules; compiled files then depend on the plan).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
@DIRECTORIES@
: "${MODPLAN_OUTDIR:=.}"
: "${GUILE:=guile}"
: "${MODPLAN_TARGET:=}"
: "${MODPLAN_COLLECTOR:=@COLLECTOR@}"
# Compiled files from before this moment are not those of a step that runs beside another one.
: "${MODPLAN_START:=$(date +%s)}"
export MODPLAN_START

all_steps='@STEPS@'
state=$MODPLAN_OUTDIR/.modplan
plan=$here/@DATA@
driver=$here/@DRIVER@

say() { printf 'modplan: %s\n' "$*" >&2; }

# What step $1 reads, as arguments of the command that follows.
with_sources() {
  number=$1
  shift
  case $number in
@SOURCES@
  esac
}

# What step $1 makes, below the output directory.
with_compiled() {
  number=$1
  shift
  case $number in
@COMPILED@
  esac
}

# The steps that step $1 waits for.
waits() {
  case $1 in
@WAITS@
  esac
}

# How the collector of step $1 is set.
collector() {
  case $1 in
@COLLECTORS@
    *) echo '@REST@' ;;
  esac
}

all_there() {
  for file in "$@"; do
    [ -f "$file" ] || return 1
  done
}

all_made() {
  for file in "$@"; do
    [ -f "$MODPLAN_OUTDIR/$file" ] || return 1
  done
}

# Whether no file named on standard input, a line each, is younger than the stamp $1 or gone.
none_younger() {
  while IFS= read -r file; do
    younger=$(find "$file" -prune -newer "$1" -print 2>/dev/null || echo gone)
    [ -z "$younger" ] || return 1
  done
}

# The same for arguments, many at once.
none_younger_of() {
  stamp=$1
  shift
  all_there "$@" && [ -z "$(find "$@" -prune -newer "$stamp" -print 2>/dev/null)" ]
}

included() {
  for file in "$@"; do
    if [ -f "$file" ]; then printf '%s\n' "$file"; fi
  done
}

# Whether step $1 need not run.
is_done() {
  stamp=$state/$1.stamp
  [ -f "$stamp" ] || return 1
  if [ "$1" = rest ]; then
    [ -z "$(find@FIND@ -name '.?*' -prune -o -type d -newer "$stamp" -print 2>/dev/null)" ] || return 1
  else
    with_sources "$1" none_younger_of "$stamp" "$driver" "$plan" || return 1
    with_includes "$1" included | none_younger "$stamp" || return 1
    with_compiled "$1" all_made || return 1
    for other in $(waits "$1"); do
      none_younger_of "$stamp" "$state/$other.stamp" || return 1
    done
  fi
  # What an earlier run has found out about modules that the plan does not know.
  if [ -f "$state/$1.d" ]; then
    sed -n 's/^\([^ ].*\):$/\1/p' "$state/$1.d" | none_younger "$stamp" || return 1
  fi
}

# What step $1 may include, as arguments of the command that follows.
with_includes() {
  number=$1
  shift
  case $number in
@INCLUDES@
    *) : ;;
  esac
}

# Becomes the driver: action, options.
become_driver() {
  action=$1
  shift
  unset GUILE_LOAD_COMPILED_PATH
  # shellcheck disable=SC2086 # GUILE may have arguments
  exec env GUILE_AUTO_COMPILE=0 XDG_CACHE_HOME="$state/no-cache" MODPLAN_GUILE="$GUILE" \
    $GUILE --no-auto-compile -s "$driver" "$plan" "$action" "$MODPLAN_OUTDIR"@ARGUMENTS@ "$@"
}

child=

# shellcheck disable=SC2317,SC2329 # called on a signal
stop() {
  trap - INT TERM HUP
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || :
  wait
  exit "$1"
}

# Runs the driver beside this shell, which can so hear signals and pass them on.
drive() {
  trap 'stop 130' INT
  trap 'stop 143' TERM
  trap 'stop 129' HUP
  become_driver "$@" &
  child=$!
  status=0
  wait "$child" || status=$?
  child=
  return "$status"
}

# Step $1, if it is not done, by what $2 names: drive or become_driver.
run_step() {
  if is_done "$1"; then return 0; fi
  if [ "$MODPLAN_COLLECTOR" = tuned ]; then
    for setting in $(collector "$1"); do
      export "${setting?}"
    done
  fi
  "$2" "$1" --target "$MODPLAN_TARGET" --extra "$state/$1.d"
}

run_all() {
  failed=' '
  for each in $all_steps rest; do
    blocked=
    for other in $(waits "$each"); do
      case $failed in *" $other "*) blocked=$other ;; esac
    done
    if [ -n "$blocked" ]; then
      say "step $each needs step $blocked, which failed"
      failed="$failed$each "
    elif ! run_step "$each" drive; then
      failed="$failed$each "
      if [ "$1" != --keep-going ]; then
        say "step $each failed"
        return 1
      fi
    fi
  done
  [ "$failed" = ' ' ] || { say "failed steps:$failed"; return 1; }
}

clean_up() {
@CLEAN@
  rm -rf "$state"
}

case ${1:-all} in
  all) run_all "${2:-}" ;;
  --keep-going) run_all --keep-going ;;
  step) run_step "$2" become_driver ;;
  todo) for each in $all_steps rest; do is_done "$each" || echo "$each"; done ;;
  check) drive check ;;
  clean) clean_up ;;
  *) say "what is $1? see the head of $0"; exit 2 ;;
esac

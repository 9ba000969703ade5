#!/bin/sh
# @STAMP@
#
#   sh FILE           submits the build to Slurm and waits for its end
#
# One job a step, which starts when the jobs of the steps that it waits for have ended well.  Steps that
# are done are not submitted, so that a build that was stopped or failed goes on where it was; jobs of an
# earlier run that are still there are waited for first.  Where Slurm takes no more jobs, the rest is
# submitted when those that it took have ended.  INT and TERM take the jobs away.  The directories must
# be the same on all nodes.  Variables: those of @RUNNER@ beside this file, SBATCH_*
# of sbatch(1), SBATCH_PARTITION say, and MODPLAN_POLL, the seconds between two looks at the queue.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
: "${MODPLAN_OUTDIR:=.}"
mkdir -p "$MODPLAN_OUTDIR/.modplan/slurm"
MODPLAN_OUTDIR=$(CDPATH='' cd -- "$MODPLAN_OUTDIR" && pwd)
: "${MODPLAN_START:=$(date +%s)}"
: "${MODPLAN_POLL:=5}"
MODPLAN_RUNNER=$here/@RUNNER_WORD@
export MODPLAN_OUTDIR MODPLAN_START MODPLAN_RUNNER
out=$MODPLAN_OUTDIR/.modplan/slurm
known=$out/jobs # a line for each job that was submitted
began=$out/began # as old as this run

say() { printf 'modplan: %s\n' "$*" >&2; }

command -v sbatch >/dev/null || { say 'Slurm is not installed'; exit 127; }

# The jobs of this build that have not ended.
queued() {
  [ -f "$known" ] || return 0
  until queue=$(squeue --noheader --format=%i --user="$(id -un)"); do
    say 'Slurm does not say what is in its queue; asking again'
    sleep "$MODPLAN_POLL"
  done
  printf '%s\n' "$queue" | grep -Fx -f "$known" || :
}

# Until all jobs of this build have ended.
wait_for_jobs() {
  while [ -n "$(queued)" ]; do
    sleep "$MODPLAN_POLL" &
    wait $!
  done
  rm -f "$known"
}

# shellcheck disable=SC2317,SC2329 # called on a signal
stop() {
  trap - INT TERM
  left=$(queued)
  say 'stopped; its jobs are taken away'
  # shellcheck disable=SC2086 # a word for each job
  [ -z "$left" ] || scancel $left || :
  exit "$1"
}
trap 'stop 130' INT
trap 'stop 143' TERM

# The steps that are left.  One with a source that is gone is never done; it is enough that it ran.
look() {
  todo=' '
  for step in $(sh "$MODPLAN_RUNNER" todo); do
    stamp=$MODPLAN_OUTDIR/.modplan/$step.stamp
    if [ ! -f "$stamp" ] || [ -n "$(find "$began" -newer "$stamp")" ]; then
      todo="$todo$step "
    fi
  done
}

# Submits a job for step $1 with $2 MiB and what else sbatch is to be told; notes that it was refused.
enqueue() {
  step=$1
  memory=$2
  shift 2
  rm -f "$out/$step.out"
  # shellcheck disable=SC2016 # the job expands it
  if job=$(sbatch --parsable --job-name="modplan-$step" --ntasks=1 --cpus-per-task=1 \
    --mem="${memory}M" --output="$out/$step.out" "$@" \
    --wrap 'exec sh "$MODPLAN_RUNNER" step '"$step"); then
    job=${job%%;*}
    printf '%s\n' "$job" >>"$known"
    jobs=$jobs:$job
    submitted="$submitted $step"
  else
    refused=$step
  fi
}

# Step $1 needs $2 MiB; the steps that it waits for follow.
submit() {
  [ -z "$refused" ] || return 0
  step=$1
  memory=$2
  shift 2
  after=
  for other in "$@"; do
    case $step_jobs in
      *" $other="*)
        job=${step_jobs##*" $other="}
        after=$after:${job%% *}
        ;;
    esac
  done
  case $todo in
    *" $step "*) ;;
    *) if [ -z "$after" ]; then return 0; fi ;;
  esac
  enqueue "$step" "$memory" --kill-on-invalid-dep=yes ${after:+"--dependency=afterok$after"}
  [ -n "$refused" ] || step_jobs="$step_jobs$step=$job "
}

submit_all() {
  jobs=          # of all steps, as :1:2:3
  step_jobs=' '  # 1=JOB 2=JOB ...
  submitted=     # their steps
  refused=       # the first step that Slurm did not take
@SUBMITS@
  # The last job waits for all others, however they end.
  [ -n "$refused" ] || enqueue rest 192 ${jobs:+"--dependency=afterany$jobs"}
}

# Whether Slurm took some steps, not all, and these went well.
took_some() {
  [ -n "$refused" ] && [ -n "$submitted" ] || return 1
  for step in $submitted; do
    case $todo in *" $step "*) return 1 ;; esac
  done
}

if [ -n "$(queued)" ]; then
  say "waiting for jobs of an earlier run; to take them away: scancel $(queued | tr '\n' ' ')"
fi
wait_for_jobs
: >"$began"
look
while [ "$todo" != ' ' ]; do
  submit_all
  wait_for_jobs
  look
  took_some || break
  say "Slurm did not take step $refused; submitting what is left"
done

if [ "$todo" != ' ' ]; then
  never=0
  for step in $todo; do
    if [ -f "$out/$step.out" ]; then
      say "step $step is not done"
      cat "$out/$step.out" >&2
    else
      never=$((never + 1))
    fi
  done
  [ "$never" = 0 ] || say "$never more were not run: they wait for others, or Slurm did not take them"
  exit 1
fi

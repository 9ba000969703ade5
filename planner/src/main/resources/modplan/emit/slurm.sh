#!/bin/sh
# @STAMP@
#
#   sh FILE           submits the build to Slurm and waits for its end
#
# One job a step, which starts when the jobs of the steps that it waits for have ended well.  Steps that
# are done are not submitted, so that a build that was stopped or failed goes on where it was.  The
# directories must be the same on all nodes.  Variables: those of @RUNNER@ beside this
# file, and SBATCH_* of sbatch(1), SBATCH_PARTITION say.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
: "${MODPLAN_OUTDIR:=.}"
mkdir -p "$MODPLAN_OUTDIR/.modplan/slurm"
MODPLAN_OUTDIR=$(CDPATH='' cd -- "$MODPLAN_OUTDIR" && pwd)
: "${MODPLAN_START:=$(date +%s)}"
MODPLAN_RUNNER=$here/@RUNNER_WORD@
export MODPLAN_OUTDIR MODPLAN_START MODPLAN_RUNNER
out=$MODPLAN_OUTDIR/.modplan/slurm

command -v sbatch >/dev/null || { echo 'modplan: Slurm is not installed' >&2; exit 127; }
todo=" $(sh "$MODPLAN_RUNNER" todo | tr '\n' ' ')"
if [ "$todo" = ' ' ]; then exit 0; fi

jobs=          # of all steps, as :1:2:3
step_jobs=' '  # 1=JOB 2=JOB ...

# Step $1 needs $2 MiB; the steps that it waits for follow.
submit() {
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
  # shellcheck disable=SC2016 # the job expands it
  job=$(sbatch --parsable --job-name="modplan-$step" --ntasks=1 --cpus-per-task=1 --mem="${memory}M" \
    --kill-on-invalid-dep=yes --output="$out/$step.out" ${after:+"--dependency=afterok$after"} \
    --wrap 'exec sh "$MODPLAN_RUNNER" step '"$step")
  job=${job%%;*}
  step_jobs="$step_jobs$step=$job "
  jobs=$jobs:$job
}

@SUBMITS@

# The last job waits for all others, however they end.
# shellcheck disable=SC2016 # the job expands it
sbatch --wait --job-name=modplan-rest --ntasks=1 --mem=192M --output="$out/rest.out" \
  ${jobs:+"--dependency=afterany$jobs"} --wrap 'exec sh "$MODPLAN_RUNNER" step rest' >/dev/null || :

todo=$(sh "$MODPLAN_RUNNER" todo)
if [ -n "$todo" ]; then
  for step in $todo; do
    echo "modplan: step $step is not done" >&2
    if [ -f "$out/$step.out" ]; then cat "$out/$step.out" >&2; fi
  done
  exit 1
fi

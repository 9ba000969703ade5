package modplan.verify;

import static modplan.verify.Violations.seconds;

import java.util.List;
import java.util.Set;
import modplan.cost.ModuleCost;
import modplan.cost.ProcessCost;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Protocol;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/** Do the predictions follow from the costs, and do jobs and memory suffice for them? */
record TimeCheck(PlanIndex index, Violations violations) {
  /** Sums of fractions of MiB may be rounded at another place. */
  private static final long ROUNDING_MIB = 1;

  void run() {
    List<Step> steps = index.plan().steps();
    steps.forEach(this::cost);
    steps.forEach(this::order);
    long end = 0;
    long cpu = 0;
    long peak = 0;
    boolean crowded = false;
    for (Step step : steps) {
      Step.Prediction predicted = step.predicted();
      end = Math.max(end, predicted.endMicros());
      cpu += predicted.cpuMicros();
      long rss = 0;
      int running = 0;
      for (Step other : steps) { // only a start adds a process
        if (other.predicted().startMicros() <= predicted.startMicros()
            && predicted.startMicros() < other.predicted().endMicros()) {
          rss += other.predicted().rssMiB();
          running++;
        }
      }
      peak = Math.max(peak, rss);
      if (running > index.plan().jobs() && !crowded) {
        crowded = true; // one such moment is enough
        violations.add(
            "plan",
            "%d steps run at %s, but there are %d jobs"
                .formatted(running, seconds(predicted.startMicros()), index.plan().jobs()));
      }
    }
    totals(end, cpu, peak);
  }

  private void totals(long end, long cpu, long peak) {
    CompilePlan.Prediction predicted = index.plan().predicted();
    if (predicted.makespanMicros() != end) {
      violations.add(
          "plan",
          "the last step ends at %s, but the makespan is %s"
              .formatted(seconds(end), seconds(predicted.makespanMicros())));
    }
    if (predicted.cpuMicros() != cpu) {
      violations.add(
          "plan",
          "the steps take %s of CPU, the plan says %s"
              .formatted(seconds(cpu), seconds(predicted.cpuMicros())));
    }
    if (predicted.peakRssMiB() != peak) {
      violations.add(
          "plan",
          "the steps take %d MiB at once, the plan says %d MiB"
              .formatted(peak, predicted.peakRssMiB()));
    }
    Long memory = index.plan().memoryMiB();
    if (memory != null && peak > memory) {
      violations.add(
          "plan", "the steps take %d MiB at once, but there are %d MiB".formatted(peak, memory));
    }
  }

  private void order(Step step) {
    Step.Prediction predicted = step.predicted();
    String subject = "step " + step.id();
    if (predicted.endMicros() - predicted.startMicros() != predicted.cpuMicros()) {
      violations.add(
          subject,
          "it runs from %s to %s, but takes %s"
              .formatted(
                  seconds(predicted.startMicros()),
                  seconds(predicted.endMicros()),
                  seconds(predicted.cpuMicros())));
    }
    for (int id : step.waitsFor()) {
      Step other = index.step(id);
      if (other != null && predicted.startMicros() < other.predicted().endMicros()) {
        violations.add(
            subject,
            "it starts at %s, before step %d ends at %s"
                .formatted(
                    seconds(predicted.startMicros()), id, seconds(other.predicted().endMicros())));
      }
    }
  }

  /** Start, compile, load what is compiled from {@code .go} and what is not from source. */
  private void cost(Step step) {
    ProcessCost process = index.plan().process();
    List<PlannedModule> members = index.known(step.modules());
    Set<ModuleName> ready = index.ready(step);
    long micros = process.startupMicros();
    long sourceBytes = 0;
    long goBytes = 0;
    long largestMiB = 0;
    for (PlannedModule member : members) {
      ModuleCost cost = member.cost();
      micros += cost.compileMicros();
      largestMiB = Math.max(largestMiB, cost.rssMiB());
      if (step.protocol() == Protocol.PRELOAD) {
        micros += cost.loadSourceMicros();
        sourceBytes += member.bytes();
      }
    }
    for (PlannedModule needed : index.closure(members)) {
      if (ready.contains(needed.name())) {
        micros += needed.cost().loadGoMicros();
        goBytes += needed.bytes();
      } else {
        micros += needed.cost().loadSourceMicros();
        sourceBytes += needed.bytes();
      }
    }
    Step.Prediction predicted = step.predicted();
    String subject = "step " + step.id();
    if (predicted.cpuMicros() != micros) {
      violations.add(
          subject,
          "by the costs it takes %s, the plan says %s"
              .formatted(seconds(micros), seconds(predicted.cpuMicros())));
    }
    double loadedMiB =
        (sourceBytes * process.sourceMiBPerMB() + goBytes * process.goMiBPerMB()) / 1e6;
    long rss = largestMiB + (long) Math.ceil(loadedMiB);
    if (Math.abs(rss - predicted.rssMiB()) > ROUNDING_MIB) {
      violations.add(
          subject,
          "by the costs it takes %d MiB, the plan says %d MiB".formatted(rss, predicted.rssMiB()));
    }
  }
}

package modplan.emit;

import modplan.schedule.CompilePlan;
import modplan.schedule.Step;

/** What all processes of a build take at most, if they run when the plan says. */
public final class PeakMemory {
  private PeakMemory() {}

  /**
   * The peak in MiB, in time quadratic in the number of steps.
   *
   * @param tunesCollector whether steps start with a large heap, see {@link Collector}
   */
  public static long of(CompilePlan plan, boolean tunesCollector) {
    if (!tunesCollector) {
      return plan.predicted().peakRssMiB();
    }
    long peak = 0;
    for (Step at : plan.steps()) {
      long moment = at.predicted().startMicros();
      long sum = 0;
      for (Step other : plan.steps()) {
        Step.Prediction predicted = other.predicted();
        if (predicted.startMicros() <= moment && moment < predicted.endMicros()) {
          sum += Collector.of(plan, other).rssMiB(other);
        }
      }
      peak = Math.max(peak, sum);
    }
    return peak;
  }
}

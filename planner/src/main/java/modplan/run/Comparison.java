package modplan.run;

import java.util.Locale;
import modplan.cost.Machine;
import modplan.schedule.CompilePlan;

/** What a build took, beside the predictions of its plan if it was a whole one. */
public final class Comparison {
  private Comparison() {}

  /**
   * A table of makespan, CPU and memory; one line if only some modules were compiled, of which the
   * plan says nothing.
   *
   * @param wallSeconds of the whole build, as its starter measured them
   * @param peakMiB what the build was expected to take
   * @param machine on which it ran
   */
  public static String of(
      CompilePlan plan, BuildLog log, double wallSeconds, long peakMiB, Machine machine) {
    long compiled = log.modules().stream().map(ModuleRun::module).distinct().count();
    if (compiled < plan.modules().size()) {
      return String.format(
          Locale.ROOT,
          "compiled %d of %d modules: %.1f s, %.1f s of CPU, %d MiB\n",
          compiled,
          plan.modules().size(),
          wallSeconds,
          log.cpuSeconds(),
          log.peakRssMiB());
    }
    CompilePlan.Prediction predicted = plan.predicted();
    StringBuilder out = new StringBuilder();
    line(out, "%-12s %12s %12s %8s", "", "predicted", "measured", "error");
    row(out, "makespan", machine.factor() * predicted.makespanMicros() / 1e6, wallSeconds, "s");
    row(out, "CPU", machine.factor() * predicted.cpuMicros() / 1e6, log.cpuSeconds(), "s");
    row(out, "peak memory", (double) peakMiB, (double) log.peakRssMiB(), "MiB");
    if (!machine.equals(Machine.OF_PREDICTIONS)) {
      line(
          out,
          "%.2f s here are one second of the plan, by a small compilation; the next plan has"
              + " measurements",
          machine.factor());
    }
    return out.toString();
  }

  private static void row(
      StringBuilder out, String name, double predicted, double measured, String unit) {
    String error =
        measured > 0
            ? String.format(Locale.ROOT, "%+.0f %%", 100 * (predicted - measured) / measured)
            : "-";
    String format = unit.equals("s") ? "%.1f %s" : "%.0f %s";
    line(
        out,
        "%-12s %12s %12s %8s",
        name,
        String.format(Locale.ROOT, format, predicted, unit),
        String.format(Locale.ROOT, format, measured, unit),
        error);
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}

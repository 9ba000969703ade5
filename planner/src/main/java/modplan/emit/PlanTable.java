package modplan.emit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import modplan.schedule.CompilePlan;
import modplan.schedule.DraggingImports;
import modplan.schedule.LowerBounds;
import modplan.schedule.MemoryMargin;
import modplan.schedule.NotPlanned;
import modplan.schedule.Step;

/** A plan for people: one line a step, the totals, and what stays out. */
public final class PlanTable {
  private static final int NOT_PLANNED_SHOWN = 10;

  private PlanTable() {}

  public static String write(CompilePlan plan) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%4s  %-8s %8s %9s %9s %9s %8s  %s",
        "step",
        "protocol",
        "modules",
        "start",
        "end",
        "CPU",
        "memory",
        "waits for");
    for (Step step : plan.steps()) {
      Step.Prediction predicted = step.predicted();
      line(
          out,
          "%4d  %-8s %8d %7.1f s %7.1f s %7.1f s %4d MiB  %s",
          step.id(),
          step.protocol(),
          step.modules().size(),
          seconds(predicted.startMicros()),
          seconds(predicted.endMicros()),
          seconds(predicted.cpuMicros()),
          predicted.rssMiB(),
          step.waitsFor().isEmpty()
              ? "-"
              : step.waitsFor().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
    out.append('\n');
    totals(plan, out);
    DraggingImports.Result dragging = DraggingImports.of(plan);
    if (dragging != null && isWorthALine(plan, dragging)) {
      out.append(DraggingReport.summary(dragging, "; 'modplan cut' names them"));
    }
    notPlanned(plan.notPlanned(), out);
    return out.toString();
  }

  /** A cycle that is loaded faster than a process starts drags nobody. */
  private static boolean isWorthALine(CompilePlan plan, DraggingImports.Result dragging) {
    return !dragging.modules().isEmpty() && dragging.loadMicros() > plan.process().startupMicros();
  }

  private static void totals(CompilePlan plan, StringBuilder out) {
    CompilePlan.Prediction predicted = plan.predicted();
    LowerBounds bounds = plan.lowerBounds();
    line(
        out,
        "%s in %s for %s",
        count(plan.modules().size(), "module"),
        count(plan.steps().size(), "step"),
        count(plan.jobs(), "job"));
    line(
        out,
        "predicted: %.1f s, %.1f s of CPU, %d MiB",
        seconds(predicted.makespanMicros()),
        seconds(predicted.cpuMicros()),
        predicted.peakRssMiB());
    Long memory = plan.memoryMiB();
    if (memory != null) {
      MemoryMargin margin = MemoryMargin.DEFAULT;
      line(
          out,
          "memory:    %d MiB with %d %% to spare for what the predictions miss, of %d MiB",
          margin.most(predicted.peakRssMiB()),
          margin.percent(),
          memory);
    }
    line(
        out,
        "at least:  %.1f s (critical path %.1f s, work %.1f s, largest cycle %.1f s, shared %.1f s,"
            + " largest module %.1f s)",
        seconds(bounds.makespanMicros()),
        seconds(bounds.criticalPathMicros()),
        seconds(bounds.workMicros()),
        seconds(bounds.largestCycleMicros()),
        seconds(bounds.sharedCycleMicros()),
        seconds(bounds.largestModuleMicros()));
  }

  private static void notPlanned(List<NotPlanned> files, StringBuilder out) {
    if (files.isEmpty()) {
      return;
    }
    line(out, "not compiled: %d", files.size());
    for (NotPlanned file : files.subList(0, Math.min(NOT_PLANNED_SHOWN, files.size()))) {
      line(out, "  %s: %s", file.file(), file.reason());
    }
    if (files.size() > NOT_PLANNED_SHOWN) {
      line(out, "  ... and %d more, see the JSON", files.size() - NOT_PLANNED_SHOWN);
    }
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static double seconds(long micros) {
    return micros / 1e6;
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}

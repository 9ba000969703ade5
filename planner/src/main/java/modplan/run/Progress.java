package modplan.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import modplan.cost.Machine;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;

/** How far a build has come, by the plan's own costs of what it has to do. */
public final class Progress {
  private static final double EVIDENCE = 0.1; // so much of the work says how fast the build is

  private final Map<String, Long> compileMicros = new HashMap<>();
  private final Map<String, Integer> stepOf = new HashMap<>();
  private final Map<Integer, Long> loadMicros = new HashMap<>();
  private long totalMicros;
  private final double makespanSeconds;

  /**
   * A build that did not start yet.
   *
   * @param kept names of modules that need not be compiled
   * @param machine on which it will run
   */
  public Progress(CompilePlan plan, Set<String> kept, Machine machine) {
    Map<String, Long> costs = new HashMap<>();
    for (PlannedModule module : plan.modules()) {
      costs.put(module.name().toString(), module.cost().compileMicros());
    }
    for (Step step : plan.steps()) {
      long load = step.predicted().cpuMicros();
      boolean runs = false;
      for (var name : step.modules()) {
        String module = name.toString();
        long cost = costs.getOrDefault(module, 0L);
        load -= cost;
        if (!kept.contains(module)) {
          compileMicros.put(module, cost);
          stepOf.put(module, step.id());
          totalMicros += cost;
          runs = true;
        }
      }
      if (runs) {
        loadMicros.put(step.id(), Math.max(0, load));
        totalMicros += Math.max(0, load);
      }
    }
    this.makespanSeconds =
        machine.factor()
            * plan.predicted().makespanMicros()
            / 1e6
            * totalMicros
            / Math.max(1, plan.predicted().cpuMicros());
  }

  /**
   * One line: modules compiled, the last one, and the time that is left if the rest goes as fast as
   * what was done; by the plan while that says little, and none once the plan is refuted, too.
   *
   * @param wallSeconds since the start
   */
  public String line(BuildLog log, double wallSeconds) {
    Set<String> done = new HashSet<>();
    Set<Integer> loaded = new HashSet<>();
    long doneMicros = 0;
    String last = "";
    for (ModuleRun module : log.modules()) {
      last = module.module();
      Integer step = stepOf.get(last);
      if (done.add(last) && step != null) {
        doneMicros += compileMicros.getOrDefault(last, 0L);
        doneMicros += loaded.add(step) ? loadMicros.getOrDefault(step, 0L) : 0;
      }
    }
    double share = totalMicros == 0 ? 1 : Math.min(1, (double) doneMicros / totalMicros);
    return String.format(
            Locale.ROOT,
            "%d/%d modules, %.0f s%s  %s",
            done.size(),
            Math.max(done.size(), compileMicros.size()),
            wallSeconds,
            left(share, wallSeconds),
            last)
        .stripTrailing();
  }

  private String left(double share, double wallSeconds) {
    double seconds;
    if (share >= EVIDENCE) {
      seconds = wallSeconds * (1 - share) / share;
    } else if (wallSeconds < makespanSeconds / 2) {
      seconds = makespanSeconds - wallSeconds;
    } else {
      return "";
    }
    return String.format(Locale.ROOT, ", about %.0f s left", seconds);
  }
}

package modplan.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;

/** How far a build has come, by the plan's own costs. */
public final class Progress {
  private final int modules;
  private final long totalMicros;
  private final double makespanSeconds;
  private final Map<String, Long> cost = new HashMap<>();

  public Progress(CompilePlan plan) {
    this.modules = plan.modules().size();
    long total = 0;
    for (PlannedModule module : plan.modules()) {
      cost.put(module.name().toString(), module.cost().compileMicros());
      total += module.cost().compileMicros();
    }
    this.totalMicros = total;
    this.makespanSeconds = plan.predicted().makespanMicros() / 1e6;
  }

  /**
   * One line: modules compiled, the last one, and the time that is left if all that must be
   * compiled goes as fast as what was. A build that compiles only some modules ends sooner.
   *
   * @param wallSeconds since the start
   */
  public String line(BuildLog log, double wallSeconds) {
    Set<String> done = new HashSet<>();
    long doneMicros = 0;
    String last = "";
    for (ModuleRun module : log.modules()) {
      if (done.add(module.module())) {
        doneMicros += cost.getOrDefault(module.module(), 0L);
      }
      last = module.module();
    }
    double share = totalMicros == 0 ? 1 : (double) doneMicros / totalMicros;
    // The prediction counts until a tenth of the work has been seen.
    double left =
        share < 0.1
            ? Math.max(0, makespanSeconds - wallSeconds)
            : wallSeconds * (1 - share) / share;
    return String.format(
            Locale.ROOT,
            "%d/%d modules, %.0f s, at most %.0f s left  %s",
            done.size(),
            modules,
            wallSeconds,
            left,
            last)
        .stripTrailing();
  }
}

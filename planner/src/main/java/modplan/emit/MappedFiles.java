package modplan.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/** The compiled files of other steps that a step loads: they take memory outside of its heap. */
final class MappedFiles {
  private MappedFiles() {}

  /** What they take in MiB; a walk over all that the members of the step need. */
  static long mib(CompilePlan plan, Step step) {
    Map<ModuleName, PlannedModule> modules = new HashMap<>();
    plan.modules().forEach(module -> modules.put(module.name(), module));
    Set<ModuleName> fromSource = new HashSet<>(step.loads());
    fromSource.addAll(step.modules());
    Set<ModuleName> seen = new HashSet<>(step.modules());
    Deque<ModuleName> open = new ArrayDeque<>(step.modules());
    long bytes = 0;
    while (!open.isEmpty()) {
      PlannedModule module = modules.get(open.remove());
      if (module != null) {
        bytes += fromSource.contains(module.name()) ? 0 : module.bytes();
        List<ModuleName> needs = new ArrayList<>(module.imports());
        needs.addAll(module.mentions());
        needs.stream().filter(seen::add).forEach(open::add);
      }
    }
    return (long) Math.ceil(plan.process().goMiBPerMB() * bytes / 1e6);
  }
}

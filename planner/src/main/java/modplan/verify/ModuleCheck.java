package modplan.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import modplan.load.Preloading;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.Root;
import modplan.schedule.NotPlanned;
import modplan.schedule.PlannedModule;
import modplan.syntax.ModuleName;

/** Are the modules of the plan those of the tree, and is what it says of each of them true? */
record ModuleCheck(
    PlanIndex index,
    Project project,
    Map<ModuleName, TreeModule> tree,
    ToIntFunction<String> optLevel,
    Violations violations) {

  void run() {
    for (ModuleName name : tree.keySet()) {
      if (index.module(name) == null) {
        violations.add(name, "a module of the roots that the plan does not have");
      }
    }
    Set<ModuleName> seen = new HashSet<>();
    for (PlannedModule planned : index.plan().modules()) {
      if (!seen.add(planned.name())) {
        violations.add(planned.name(), "the plan has it twice");
        continue;
      }
      TreeModule module = tree.get(planned.name());
      if (module == null) {
        violations.add(planned.name(), "planned, but no module of the roots");
      } else {
        compare(planned, module);
      }
    }
    files();
  }

  private void compare(PlannedModule planned, TreeModule module) {
    ModuleName name = planned.name();
    if (planned.directory() != module.directory() || !planned.path().equals(module.path())) {
      violations.add(
          name,
          "found as %s in directory %d, not as %s in directory %d"
              .formatted(module.path(), module.directory(), planned.path(), planned.directory()));
    }
    if (sameRoots() && !planned.file().equals(module.facts().file())) {
      violations.add(
          name, "its file is %s, not %s".formatted(module.facts().file(), planned.file()));
    }
    if (planned.bytes() != module.bytes()) {
      violations.add(
          name,
          "%s has %d bytes, the plan says %d: the plan is stale"
              .formatted(module.facts().file(), module.bytes(), planned.bytes()));
    }
    int level = optLevel.applyAsInt(module.facts().file());
    if (planned.optLevel() != level) {
      violations.add(
          name, "compiled with -O%d, but -O%d is configured".formatted(planned.optLevel(), level));
    }
    boolean preload = Preloading.isNeeded(module.facts());
    if (preload && !planned.preload()) {
      violations.add(
          name,
          "the plan says that it need not be loaded before it is compiled, which is not known");
    }
    names(name, "imports", planned.imports(), module.imports());
    names(name, "mentions", planned.mentions(), module.mentions());
  }

  private void names(ModuleName of, String verb, List<ModuleName> said, Set<ModuleName> real) {
    for (ModuleName name : real) {
      if (!said.contains(name)) {
        violations.add(of, "it %s %s, which the plan does not say".formatted(verb, name));
      }
    }
    for (ModuleName name : new TreeSet<>(said)) {
      if (!real.contains(name)) {
        violations.add(of, "the plan says that it %s %s, which it does not".formatted(verb, name));
      }
    }
  }

  /** Nothing gets lost: a file that is not compiled is listed. */
  private void files() {
    if (!sameRoots()) {
      return; // files have other names
    }
    Set<String> accounted = new HashSet<>();
    index.plan().notPlanned().stream().map(NotPlanned::file).forEach(accounted::add);
    tree.values().forEach(module -> accounted.add(module.facts().file()));
    for (ProjectFile file : project.files()) {
      if (!accounted.contains(file.facts().file())) {
        violations.add(
            file.facts().file(), "a file of the roots, neither planned nor listed as left out");
      }
    }
  }

  private boolean sameRoots() {
    return project.roots().stream().map(Root::label).toList().equals(index.plan().roots());
  }
}

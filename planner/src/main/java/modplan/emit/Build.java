package modplan.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import modplan.project.UsageException;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/**
 * A plan as build engines see it: what all emitters have in common.
 *
 * @param stamp a line that names modplan and the plan
 * @param steps in the order in which they should start
 * @param compiled every file that the build makes, below the output directory
 */
record Build(
    CompilePlan plan,
    EmitSettings settings,
    String stamp,
    List<BuildStep> steps,
    List<String> compiled) {
  static final String DRIVER = EmitSettings.DRIVER;
  private static final double MICROS = 1e6;

  Build {
    steps = List.copyOf(steps);
    compiled = List.copyOf(compiled);
  }

  static Build of(CompilePlan plan, EmitSettings settings) {
    if (settings.directories().size() != plan.directories()) {
      throw new IllegalArgumentException(
          "the plan has %d directories, not %d"
              .formatted(plan.directories(), settings.directories().size()));
    }
    Map<ModuleName, PlannedModule> modules = new HashMap<>();
    plan.modules().forEach(module -> modules.put(module.name(), module));
    String stamp =
        "Made by modplan %s; plan sha256:%s".formatted(settings.version(), PlanJson.hash(plan));
    List<Collector> collectors =
        plan.steps().stream().map(step -> Collector.of(plan, step)).toList();
    List<Long> most = new ArrayList<>();
    for (int i = 0; i < collectors.size(); i++) {
      most.add(collectors.get(i).mostMiB(plan.steps().get(i)));
    }
    List<List<Integer>> after = MemoryOrder.of(plan, most);
    List<BuildStep> steps = new ArrayList<>();
    for (int i = 0; i < collectors.size(); i++) {
      Step step = plan.steps().get(i);
      steps.add(step(step, modules, after.get(i), collectors.get(i), most.get(i)));
    }
    return new Build(
        plan,
        settings,
        stamp,
        steps,
        plan.modules().stream().map(PlannedModule::compiledPath).toList());
  }

  private static BuildStep step(
      Step step,
      Map<ModuleName, PlannedModule> modules,
      List<Integer> after,
      Collector collector,
      long mostMiB) {
    TreeSet<SourceFile> sources = new TreeSet<>();
    TreeSet<SourceFile> includes = new TreeSet<>();
    List<ModuleName> read = new ArrayList<>(step.modules());
    read.addAll(step.loads()); // what is loaded from source matters as much as the members
    for (ModuleName name : read) {
      PlannedModule module = module(modules, name);
      sources.add(new SourceFile(module.directory(), module.path()));
      module.includes().forEach(path -> includes.add(new SourceFile(module.directory(), path)));
    }
    return new BuildStep(
        step.id(),
        List.copyOf(sources),
        List.copyOf(includes),
        step.modules().stream().map(name -> module(modules, name).compiledPath()).toList(),
        step.waitsFor(),
        after,
        collector,
        collector.rssMiB(step),
        mostMiB,
        String.format(
            Locale.ROOT,
            "%d %s, predicted %.1f s of CPU, %d MiB",
            step.modules().size(),
            step.modules().size() == 1 ? "module" : "modules",
            step.predicted().cpuMicros() / MICROS,
            step.predicted().rssMiB()));
  }

  private static PlannedModule module(Map<ModuleName, PlannedModule> modules, ModuleName name) {
    PlannedModule module = modules.get(name);
    if (module == null) {
      throw new UsageException("no module of the plan is called " + name);
    }
    return module;
  }

  /** How many steps may run at once whichever they are, as memory allows. */
  int slots() {
    Long memory = plan.memoryMiB();
    long largest = steps.stream().mapToLong(BuildStep::mostMiB).max().orElse(1);
    return memory == null
        ? plan.jobs()
        : (int) Math.max(1, Math.min(plan.jobs(), memory / largest));
  }

  /** The plan for the driver, and the driver. */
  List<GeneratedFile> driverFiles() {
    return List.of(
        new GeneratedFile(settings.dataName(), PlanData.write(plan, ";; " + stamp + "\n")),
        new GeneratedFile(DRIVER, Driver.text()));
  }

  /** The build file and what it needs. */
  List<GeneratedFile> files(String text, GeneratedFile... others) {
    List<GeneratedFile> all = new ArrayList<>();
    all.add(new GeneratedFile(settings.fileName(), text));
    all.addAll(List.of(others));
    all.addAll(driverFiles());
    return List.copyOf(all);
  }
}

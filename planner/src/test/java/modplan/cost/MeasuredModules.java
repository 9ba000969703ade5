package modplan.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.graph.ModuleGraph;
import modplan.project.ConfigReader;
import modplan.project.Excludes;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.run.BuildLog;
import modplan.run.ModuleRun;
import modplan.schedule.Effort;
import modplan.schedule.PlanSettings;
import modplan.schedule.Planner;
import modplan.schedule.SearchLimits;
import modplan.syntax.ModuleName;

/** The modules of a tree as the planner hands them to a cost model, joined with measurements. */
final class MeasuredModules {
  private static final int DEFAULT_LEVEL = 2;

  /** What the planner knows of a module. */
  record Known(ModuleName name, Features features, int optLevel) {}

  private MeasuredModules() {}

  /** All modules that are planned, by the path of their names. */
  static Map<String, Known> read(Path tree, Path config) {
    Project project =
        ProjectReader.read(
            new ProjectOptions(tree, List.of("."), List.of(), Excludes.of(List.of()), 2), null);
    OptimisationLevels levels =
        OptimisationLevels.of(ConfigReader.read(config, config.toString()), DEFAULT_LEVEL);
    Map<String, Known> modules = new TreeMap<>();
    PredictedCosts costs = new PredictedCosts();
    CostModel listener =
        new CostModel() {
          @Override
          public ModuleCost module(ModuleName name, Features features, int optLevel) {
            modules.put(name.path() + ".scm", new Known(name, features, optLevel));
            return costs.module(name, features, optLevel);
          }

          @Override
          public ProcessCost process() {
            return costs.process();
          }
        };
    Planner.plan(
        project,
        ModuleGraph.of(project),
        PlanSettings.of(1)
            .withLimits(SearchLimits.NONE.withEffort(Effort.FAST))
            .withOptLevel(levels::of)
            .withCosts(listener));
    return modules;
  }

  /**
   * A column of a table with tabs and a header line, by its column {@code file}; empty fields are
   * left out.
   */
  static Map<String, Double> column(Path table, String name) throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<String> header = List.of(lines.get(0).split("\t", -1));
    int file = header.indexOf("file");
    int column = header.indexOf(name);
    Map<String, Double> values = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = new ArrayList<>(List.of(line.split("\t", -1)));
      if (column < fields.size() && !fields.get(column).isEmpty()) {
        values.put(fields.get(file), Double.valueOf(fields.get(column)));
      }
    }
    return values;
  }

  /** Seconds of compilations in the log of a build, divided by {@code speed}. */
  static Map<String, Double> log(Path log, Map<String, Known> modules, double speed)
      throws IOException {
    Map<String, String> files = new TreeMap<>();
    modules.forEach((file, known) -> files.put(known.name().toString(), file));
    Map<String, Double> values = new TreeMap<>();
    for (ModuleRun run : BuildLog.of(Files.readString(log)).modules()) {
      String file = files.get(run.module());
      if (file != null) {
        values.put(file, run.cpuSeconds() / speed);
      }
    }
    return values;
  }

  /** MiB by which processes grew while they compiled, with the collector as Guile sets it. */
  static Map<String, Double> memory(Path log, Map<String, Known> modules) throws IOException {
    Map<String, MeasuredLog.Module> measured = MeasuredLog.of(Files.readString(log)).modules();
    Map<String, Double> values = new TreeMap<>();
    modules.forEach(
        (file, known) -> {
          MeasuredLog.Module module = measured.get(known.name().toString());
          Double rss = module == null ? null : module.rssMiB();
          if (rss != null) {
            values.put(file, rss);
          }
        });
    return values;
  }
}

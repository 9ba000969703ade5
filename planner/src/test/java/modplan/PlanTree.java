package modplan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import modplan.cost.CostModel;
import modplan.cost.Features;
import modplan.cost.ModuleCost;
import modplan.cost.ProcessCost;
import modplan.cost.SizeCosts;
import modplan.graph.ModuleGraph;
import modplan.project.Excludes;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlanSettings;
import modplan.schedule.Planner;
import modplan.syntax.ModuleName;

/** Trees to plan: from one text with lines {@code === path ===} between files, or random ones. */
public final class PlanTree {
  private PlanTree() {}

  /** Writes the files below a directory. */
  public static void write(Path directory, String files) throws IOException {
    for (String part : files.split("(?m)^=== ", -1)) {
      int end = part.indexOf(" ===\n");
      if (end >= 0) {
        Path file = directory.resolve(part.substring(0, end));
        Files.createDirectories(file.getParent());
        Files.writeString(file, part.substring(end + " ===\n".length()));
      }
    }
  }

  public static Project read(Path directory, int threads, String... roots) {
    return ProjectReader.read(
        new ProjectOptions(
            directory,
            roots.length == 0 ? List.of(".") : List.of(roots),
            List.of(),
            Excludes.of(List.of()),
            threads));
  }

  /**
   * Settings by which small modules get processes of their own: starting one costs a millisecond.
   */
  public static PlanSettings cheapStarts(int jobs) {
    SizeCosts costs = new SizeCosts();
    return PlanSettings.of(jobs)
        .withCosts(
            new CostModel() {
              @Override
              public ModuleCost module(ModuleName name, Features features, int optLevel) {
                return costs.module(name, features, optLevel);
              }

              @Override
              public ProcessCost process() {
                return new ProcessCost(1000, 50, 13.2, 4.4);
              }
            });
  }

  /**
   * Settings by which it is better to wait for a compiled file than to load a source: that takes a
   * second, compiling a quarter of it.
   */
  public static PlanSettings slowLoads(int jobs) {
    return PlanSettings.of(jobs)
        .withCosts(
            new CostModel() {
              @Override
              public ModuleCost module(ModuleName name, Features features, int optLevel) {
                return new ModuleCost(
                    250_000,
                    1_000_000,
                    1000,
                    50 + features.bytes() / 1000,
                    ModuleCost.Origin.MEASURED);
              }

              @Override
              public ProcessCost process() {
                return new ProcessCost(1000, 50, 13.2, 4.4);
              }
            });
  }

  /** The plan of a directory. */
  public static CompilePlan plan(Path directory, PlanSettings settings) {
    Project project = read(directory, 2);
    return Planner.plan(project, ModuleGraph.of(project), settings);
  }

  /** The plan of a tree that is written into an empty directory first. */
  public static CompilePlan plan(Path directory, String files, PlanSettings settings) {
    try {
      write(directory, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return plan(directory, settings);
  }

  /** A tree of modules of several sizes that import, autoload and mention one another. */
  public static String random(long seed) {
    Random random = new Random(seed);
    int modules = 1 + random.nextInt(25);
    int edges = random.nextInt(2 * modules + 1);
    boolean acyclic = random.nextBoolean();
    List<List<String>> clauses = new ArrayList<>();
    StringBuilder[] bodies = new StringBuilder[modules];
    for (int i = 0; i < modules; i++) {
      clauses.add(new ArrayList<>());
      bodies[i] = new StringBuilder("; ").append("x".repeat(random.nextInt(20_000))).append('\n');
    }
    for (int e = 0; e < edges; e++) {
      int from = random.nextInt(modules);
      int to = random.nextInt(modules);
      if (from == to || (acyclic && from < to)) {
        continue;
      }
      switch (random.nextInt(6)) {
        case 0 -> clauses.get(from).add(" #:autoload (m m%d) (x)".formatted(to));
        case 1 -> bodies[from].append("(define (f) (@ (m m%d) x))\n".formatted(to));
        case 2 -> bodies[from].append("(define d '(@ (m m%d) x))\n".formatted(to)); // data
        default -> clauses.get(from).add(" #:use-module (m m%d)".formatted(to));
      }
    }
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < modules; i++) {
      files
          .append("=== m/m%d.scm ===\n(define-module (m m%d)".formatted(i, i))
          .append(String.join("", clauses.get(i)))
          .append(")\n")
          .append(bodies[i]);
    }
    return files.toString();
  }

  public static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}

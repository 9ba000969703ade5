package modplan.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.schedule.CompilePlan;
import modplan.syntax.ModuleName;

/**
 * Holds a plan against the tree and against itself. Uses the analyzer's facts and the fields of the
 * plan, and none of the code that makes plans. Costs of modules are taken as they stand: whether
 * they were measured well cannot be seen here.
 */
public final class Verifier {
  private Verifier() {}

  /**
   * Checks everything; one mistake can violate several promises.
   *
   * @param searchDirectories {@code -L} directories, in the order of the search
   * @param optLevel the configured optimisation level of a file, from its path in reports
   */
  public static Verification verify(
      CompilePlan plan,
      Project project,
      ModuleGraph graph,
      List<Path> searchDirectories,
      ToIntFunction<String> optLevel) {
    SortedMap<ModuleName, TreeModule> tree = TreeReader.read(project, graph, searchDirectories);
    PlanIndex index = new PlanIndex(plan);
    Violations violations = new Violations();
    new ModuleCheck(index, project, tree, optLevel, violations).run();
    new StepCheck(index, tree, violations).run();
    new TimeCheck(index, violations).run();
    new BoundCheck(index, violations).run();
    return new Verification(
        violations.lines(),
        "%d modules of the roots, %d steps: each module once, needs compiled before, predictions, jobs, memory and lower bounds"
            .formatted(tree.size(), plan.steps().size()));
  }
}

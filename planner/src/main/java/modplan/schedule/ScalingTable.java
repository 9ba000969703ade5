package modplan.schedule;

import java.util.List;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.Root;

/**
 * What more workers bring: a plan for each number of jobs.
 *
 * @param rows in the order of the numbers asked for
 */
public record ScalingTable(List<Row> rows) {
  public ScalingTable {
    rows = List.copyOf(rows);
  }

  /**
   * One plan in short.
   *
   * @param isTrade whether no other row ends as soon with less memory, fewer jobs and less CPU
   */
  public record Row(
      int jobs, int steps, CompilePlan.Prediction predicted, long boundMicros, boolean isTrade) {}

  /**
   * The table, and the first of its plans.
   *
   * @throws InfeasiblePlanException if one of them does not keep the memory of the settings
   */
  public static ScalingTable of(
      Project project,
      ModuleGraph modules,
      PlanSettings settings,
      List<Integer> jobs,
      List<Assumption> assumptions) {
    CompileGraph graph =
        Assumption.apply(CompileGraphBuilder.build(project, modules, settings), assumptions);
    List<String> roots = project.roots().stream().map(Root::label).toList();
    List<CompilePlan> plans =
        jobs.stream().map(n -> Planner.plan(graph, roots, settings.withJobs(n))).toList();
    return new ScalingTable(
        plans.stream()
            .map(
                plan ->
                    new Row(
                        plan.jobs(),
                        plan.steps().size(),
                        plan.predicted(),
                        plan.lowerBounds().makespanMicros(),
                        plans.stream().noneMatch(other -> isAllBetter(other, plan))))
            .toList());
  }

  private static boolean isAllBetter(CompilePlan a, CompilePlan b) {
    CompilePlan.Prediction first = a.predicted();
    CompilePlan.Prediction second = b.predicted();
    boolean noWorse =
        first.makespanMicros() <= second.makespanMicros()
            && first.peakRssMiB() <= second.peakRssMiB()
            && first.cpuMicros() <= second.cpuMicros()
            && a.jobs() <= b.jobs();
    return noWorse && !(first.equals(second) && a.jobs() == b.jobs());
  }
}

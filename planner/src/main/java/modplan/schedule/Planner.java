package modplan.schedule;

import java.util.List;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.Root;

/**
 * Plans a compilation: tries ways to make steps of the modules, improves the best one by search,
 * and says what no plan can beat.
 */
public final class Planner {
  private Planner() {}

  /**
   * The plan for all modules of the project that Guile can find under their names.
   *
   * @throws InfeasiblePlanException if no plan keeps the memory of the settings
   */
  public static CompilePlan plan(Project project, ModuleGraph modules, PlanSettings settings) {
    return plan(project, modules, settings, List.of());
  }

  /**
   * The same, as if the code had been changed.
   *
   * @throws InvalidAssumptionException if a change does not fit the code
   */
  public static CompilePlan plan(
      Project project, ModuleGraph modules, PlanSettings settings, List<Assumption> assumptions) {
    CompileGraph graph =
        Assumption.apply(CompileGraphBuilder.build(project, modules, settings), assumptions);
    return plan(graph, project.roots().stream().map(Root::label).toList(), settings);
  }

  static CompilePlan plan(CompileGraph graph, List<String> roots, PlanSettings settings) {
    Workload load = new Workload(graph);
    Timetable table =
        PlanSearch.search(
            load, settings.jobs(), settings.limits().memoryMiB(), settings.limits().effort());
    return assemble(graph, load, table, roots, settings);
  }

  /** The plan that a timetable makes. */
  static CompilePlan assemble(
      CompileGraph graph,
      Workload load,
      Timetable table,
      List<String> roots,
      PlanSettings settings) {
    PlanAssembler assembler = new PlanAssembler(graph, load, table);
    return new CompilePlan(
        roots,
        settings.loadPath().stream().map(PlanSettings.SearchDirectory::label).toList(),
        settings.jobs(),
        settings.limits().memoryMiB(),
        settings.guileVersion(),
        graph.process(),
        graph.modules(),
        assembler.steps(),
        assembler.prediction(),
        Bounds.of(load, settings.jobs()),
        graph.notPlanned(),
        settings.build());
  }
}

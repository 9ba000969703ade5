package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import modplan.PlanTree;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutAdvisorTest {
  private static final String FILES =
      """
      === a.scm ===
      (define-module (a) #:use-module (b) #:use-module (c))
      === b.scm ===
      (define-module (b) #:use-module (c))
      === c.scm ===
      (define-module (c) #:use-module (a))
      @=== light.scm ===
      (define-module (light) #:use-module (c))
      """
          .replace("@", "; " + "x".repeat(200_000) + "\n");

  @TempDir Path directory;

  private Project tree() throws Exception {
    PlanTree.write(directory, FILES);
    return PlanTree.read(directory, 1);
  }

  @Test
  void importsThatSaveSomethingAreListedWithWhatTheySave() throws Exception {
    Project project = tree();
    CutAdvice advice = CutAdvisor.of(project, ModuleGraph.of(project), PlanTree.slowLoads(2), 10);

    // Three modules of a cycle that each step loads whole, in a second each.
    assertThat(advice.tried()).isEqualTo(4);
    assertThat(advice.imports())
        .extracting(each -> each.from() + "->" + each.to())
        .contains("(c)->(a)");
    assertThat(advice.imports())
        .filteredOn(each -> each.from().equals(ModuleName.of("c")))
        .extracting(CutAdvice.Import::cycleBefore, CutAdvice.Import::cycleAfter)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 1));
    assertThat(advice.imports())
        .allMatch(each -> each.saving().isWorthwhile(advice.base().predicted()));
    assertThat(advice.imports())
        .isSortedAccordingTo(Comparator.comparingLong(each -> -each.saving().makespanMicros()));
    assertThat(advice.cycles()).hasSize(1);
    assertThat(advice.cycles().get(0).atLeast()).isEqualTo(1);
    assertThat(advice.cycles().get(0).enough())
        .containsExactly(new CutAdvice.Pair(ModuleName.of("c"), ModuleName.of("a")));
    assertThat(advice.cycles().get(0).saving()).isNotNull();
  }

  @Test
  void importsThatSaveNothingAreNotListed() throws Exception {
    PlanTree.write(
        directory,
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        === b.scm ===
        (define-module (b))
        """);
    Project project = PlanTree.read(directory, 1);
    CutAdvice advice = CutAdvisor.of(project, ModuleGraph.of(project), PlanSettings.of(1), 10);

    // One process compiles and loads both, with the import or without.
    assertThat(advice.tried()).isEqualTo(1);
    assertThat(advice.imports()).isEmpty();
    assertThat(advice.dragging()).isNull();
  }

  /** What is said to be saved must be there when the import is gone, by the plan of the day. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noSavingIsLuck(long seed) throws Exception {
    PlanTree.write(directory, PlanTree.random(seed));
    Project project = PlanTree.read(directory, 1);
    ModuleGraph graph = ModuleGraph.of(project);
    PlanSettings settings = PlanTree.slowLoads(2);
    CutAdvice advice = CutAdvisor.of(project, graph, settings, 6);

    long planned = Planner.plan(project, graph, settings).predicted().makespanMicros();
    assertThat(advice.base().predicted().makespanMicros()).isLessThanOrEqualTo(planned);
    for (CutAdvice.Import each : advice.imports()) {
      long bound =
          Planner.plan(
                  project,
                  graph,
                  settings,
                  List.of(new Assumption(Assumption.Kind.REMOVE, each.from(), each.to())))
              .lowerBounds()
              .makespanMicros();
      assertThat(advice.base().predicted().makespanMicros() - each.saving().makespanMicros())
          .isGreaterThanOrEqualTo(bound);
    }
  }

  @Test
  void theModuleThatNeedsTheCycleForOneImportIsFound() throws Exception {
    Project project = tree();
    CompilePlan plan = Planner.plan(project, ModuleGraph.of(project), PlanTree.slowLoads(2));
    DraggingImports.Result result = Objects.requireNonNull(DraggingImports.of(plan));

    assertThat(result.cycle())
        .containsExactly(ModuleName.of("a"), ModuleName.of("b"), ModuleName.of("c"));
    assertThat(result.loadMicros()).isEqualTo(3_000_000);
    assertThat(result.modules()).hasSize(1);
    DraggingImports.Dragged light = result.modules().get(0);
    assertThat(light.module()).isEqualTo(ModuleName.of("light"));
    assertThat(light.imports()).containsExactly(ModuleName.of("c"));
    assertThat(light.freed()).isEqualTo(1);
    assertThat(light.freedMicros()).isEqualTo(250_000);
    assertThat(result.paidMicros())
        .isEqualTo(light.place() == DraggingImports.Place.LOADS_IT ? 3_000_000 : 0);
  }

  @Test
  void whatOnlyDraggedModulesAreLoadedForIsPaid() throws Exception {
    Project project = tree();
    CompilePlan plan = Planner.plan(project, ModuleGraph.of(project), PlanTree.slowLoads(2));
    List<ModuleName> cycle = List.of(ModuleName.of("a"), ModuleName.of("b"), ModuleName.of("c"));
    CompilePlan early =
        new CompilePlan(
            plan.roots(),
            plan.loadPath(),
            2,
            null,
            "3.0",
            plan.process(),
            plan.modules(),
            List.of(step(1, List.of(ModuleName.of("light")), cycle), step(2, cycle, List.of())),
            plan.predicted(),
            plan.lowerBounds(),
            List.of());
    DraggingImports.Result result = Objects.requireNonNull(DraggingImports.of(early));

    assertThat(result.modules().get(0).place()).isEqualTo(DraggingImports.Place.LOADS_IT);
    assertThat(result.paidMicros()).isEqualTo(3_000_000);
  }

  private static Step step(int id, List<ModuleName> modules, List<ModuleName> loads) {
    return new Step(
        id, Protocol.PRELOAD, modules, loads, List.of(), new Step.Prediction(1, 1, 0, 1));
  }

  @Test
  void anAssumptionIsPlannedAsIfTheCodeHadBeenChanged() throws Exception {
    Project project = tree();
    ModuleGraph graph = ModuleGraph.of(project);
    CompilePlan plan =
        Planner.plan(
            project, graph, PlanSettings.of(2), List.of(Assumption.parse("delay (light)->(c)")));

    assertThat(plan.modules().get(3).imports()).isEmpty();
    assertThatThrownBy(
            () ->
                Planner.plan(
                    project,
                    graph,
                    PlanSettings.of(2),
                    List.of(Assumption.parse("remove (light)->(a)"))))
        .isInstanceOf(InvalidAssumptionException.class)
        .hasMessage("(light) does not need (a), as far as the plan goes");
  }

  @Test
  void anAssumptionThatCannotBeReadIsRefused() {
    assertThat(Assumption.parse(" remove (a b) -> (c) ")).hasToString("remove (a b)->(c)");
    assertThatThrownBy(() -> Assumption.parse("drop (a)->(b)"))
        .isInstanceOf(InvalidAssumptionException.class)
        .hasMessageContaining("'drop (a)->(b)' is not of the form");
  }
}

package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void theImportThatDragsTheCycleIntoALightModuleIsFound() throws Exception {
    Project project = tree();
    CutAdvice advice = CutAdvisor.of(project, ModuleGraph.of(project), PlanSettings.of(2), 10);

    assertThat(advice.imports())
        .extracting(each -> each.from() + "->" + each.to())
        .containsExactlyInAnyOrder("(c)->(a)", "(b)->(c)", "(a)->(b)", "(light)->(c)");
    assertThat(advice.imports())
        .filteredOn(each -> each.from().equals(ModuleName.of("c")))
        .extracting(CutAdvice.Import::cycleBefore, CutAdvice.Import::cycleAfter)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 1));
    assertThat(advice.imports()).allMatch(each -> each.savedMakespanMicros() >= 0);
    assertThat(advice.cycles()).hasSize(1);
    assertThat(advice.cycles().get(0).atLeast()).isEqualTo(1);
    assertThat(advice.cycles().get(0).enough())
        .containsExactly(new CutAdvice.Pair(ModuleName.of("c"), ModuleName.of("a")));
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

package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import modplan.PlanTree;
import modplan.cost.ModuleCost;
import modplan.emit.PlanJson;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
  @TempDir Path directory;

  @Test
  void layersAreSplitAndCyclesAreNot() {
    String body = "; " + "x".repeat(30_000) + "\n";
    CompilePlan plan =
        PlanTree.plan(
            directory,
            """
            === low1.scm ===
            (define-module (low1))
            @=== low2.scm ===
            (define-module (low2))
            @=== a.scm ===
            (define-module (a) #:use-module (b) #:use-module (low1))
            @=== b.scm ===
            (define-module (b) #:use-module (a) #:use-module (low2))
            @=== top.scm ===
            (define-module (top) #:use-module (b) #:use-module (low1))
            @"""
                .replace("@", body),
            PlanSettings.of(2));

    assertThat(plan.steps())
        .extracting(step -> step.id() + " " + step.modules() + " after " + step.waitsFor())
        .containsExactly(
            "1 [(low1)] after []",
            "2 [(low2)] after []",
            "3 [(a), (b)] after [1, 2]",
            "4 [(top)] after [3]"); // and so after 1
    assertThat(plan.steps().get(2).loads())
        .containsExactly(ModuleName.of("b"), ModuleName.of("a")); // (top) enters by (b)
  }

  @Test
  void modulesTooSmallForAProcessOfTheirOwnShareOne() {
    CompilePlan plan =
        PlanTree.plan(
            directory,
            "=== a.scm ===\n(define-module (a))\n=== b.scm ===\n(define-module (b))\n",
            PlanSettings.of(2));

    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.predicted().makespanMicros())
        .isEqualTo(plan.steps().get(0).predicted().cpuMicros());
  }

  @Test
  void thinLayersInARowAreOneStepInTheOrderOfNeeds() {
    CompilePlan plan =
        PlanTree.plan(
            directory,
            """
            === a.scm ===
            (define-module (a) #:use-module (b))
            === b.scm ===
            (define-module (b) #:use-module (c))
            === c.scm ===
            (define-module (c))
            === d.scm ===
            (define-module (d))
            """,
            PlanSettings.of(2));

    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.steps().get(0).modules())
        .extracting(ModuleName::toString)
        .containsExactly("(c)", "(d)", "(b)", "(a)");
    assertThat(plan.steps().get(0).loads()).isEqualTo(plan.steps().get(0).modules());
  }

  @Test
  void anEmptyTreeHasAnEmptyPlan() {
    CompilePlan plan = PlanTree.plan(directory, "", PlanSettings.of(2));

    assertThat(plan.modules()).isEmpty();
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.lowerBounds().makespanMicros()).isZero();
  }

  static LongStream seeds() {
    return LongStream.range(0, 120);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyOrderThatTheWaitsAllowFindsAllThatItNeeds(long seed) {
    CompilePlan plan = randomPlan(seed);
    Map<ModuleName, PlannedModule> modules = new HashMap<>();
    plan.modules().forEach(module -> modules.put(module.name(), module));
    Random random = new Random(seed);
    Set<ModuleName> ready = new HashSet<>();
    Set<Integer> done = new HashSet<>();
    List<Step> left = new ArrayList<>(plan.steps());
    while (!left.isEmpty()) {
      List<Step> startable =
          left.stream().filter(step -> done.containsAll(step.waitsFor())).toList();
      assertThat(startable).as("no deadlock").isNotEmpty();
      Step step = startable.get(random.nextInt(startable.size()));
      Set<ModuleName> visible = new HashSet<>(ready);
      visible.addAll(step.modules());
      for (ModuleName name : step.modules()) {
        assertThat(visible).containsAll(module(name, modules).imports());
        assertThat(visible).containsAll(module(name, modules).mentions());
        assertThat(ready.add(name)).as("%s is compiled once", name).isTrue();
      }
      assertThat(step.loads()).containsExactlyInAnyOrderElementsOf(step.modules());
      done.add(step.id());
      left.remove(step);
    }
    assertThat(ready).isEqualTo(modules.keySet());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void predictionsAddUpAndNoBoundIsBeaten(long seed) {
    CompilePlan plan = randomPlan(seed);

    Map<ModuleName, PlannedModule> modules = new HashMap<>();
    plan.modules().forEach(module -> modules.put(module.name(), module));
    long cpu = 0;
    long end = 0;
    for (Step step : plan.steps()) {
      Set<ModuleName> closure = closure(step.modules(), modules);
      long expected = plan.process().startupMicros();
      for (ModuleName name : closure) {
        ModuleCost cost = module(name, modules).cost();
        expected +=
            step.modules().contains(name)
                ? cost.compileMicros() + cost.loadSourceMicros()
                : cost.loadGoMicros();
      }
      Step.Prediction predicted = step.predicted();
      assertThat(predicted.cpuMicros()).isEqualTo(expected);
      assertThat(predicted.endMicros() - predicted.startMicros()).isEqualTo(expected);
      for (int other : step.waitsFor()) {
        assertThat(other).isLessThan(step.id());
        assertThat(plan.steps().get(other - 1).predicted().endMicros())
            .isLessThanOrEqualTo(predicted.startMicros());
      }
      cpu += expected;
      end = Math.max(end, predicted.endMicros());
    }
    assertThat(plan.predicted().cpuMicros()).isEqualTo(cpu);
    assertThat(plan.predicted().makespanMicros())
        .isEqualTo(end)
        .isGreaterThanOrEqualTo(plan.lowerBounds().makespanMicros());
    assertThat(plan.predicted().peakRssMiB())
        .isLessThanOrEqualTo(
            plan.steps().stream().mapToLong(step -> step.predicted().rssMiB()).sum());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNumberOfReadersChangesNothing(long seed) {
    CompilePlan plan = randomPlan(seed);
    Project again = PlanTree.read(directory, 1);

    assertThat(
            PlanJson.write(Planner.plan(again, ModuleGraph.of(again), settings(seed, plan.jobs()))))
        .isEqualTo(PlanJson.write(plan));
  }

  private CompilePlan randomPlan(long seed) {
    int jobs = 1 + (int) (seed % 4);
    return PlanTree.plan(directory, PlanTree.random(seed), settings(seed, jobs));
  }

  private static PlannedModule module(ModuleName name, Map<ModuleName, PlannedModule> modules) {
    return Objects.requireNonNull(modules.get(name));
  }

  /** With and without layers that share a step. */
  private static PlanSettings settings(long seed, int jobs) {
    return seed % 2 == 0 ? PlanSettings.of(jobs) : PlanTree.cheapStarts(jobs);
  }

  private static Set<ModuleName> closure(
      List<ModuleName> start, Map<ModuleName, PlannedModule> modules) {
    Set<ModuleName> closure = new HashSet<>(start);
    List<ModuleName> pending = new ArrayList<>(start);
    while (!pending.isEmpty()) {
      PlannedModule module = module(pending.remove(pending.size() - 1), modules);
      for (List<ModuleName> needs : List.of(module.imports(), module.mentions())) {
        needs.stream().filter(closure::add).forEach(pending::add);
      }
    }
    return closure;
  }
}

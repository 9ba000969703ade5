package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
  @TempDir Path directory;

  private static final String BODY = "; " + "x".repeat(30_000) + "\n";

  @Test
  void independentModulesAreSpreadOverTheWorkersWithoutBeingLoaded() {
    CompilePlan plan =
        PlanTree.plan(
            directory,
            "=== a.scm ===\n(define-module (a))\n%s=== b.scm ===\n(define-module (b))\n%s"
                .formatted(BODY, BODY),
            PlanSettings.of(2));

    assertThat(plan.steps())
        .extracting(
            step -> step.protocol() + " " + step.modules() + " " + step.loads() + step.waitsFor())
        .containsExactlyInAnyOrder("FRESH [(a)] [][]", "FRESH [(b)] [][]");
  }

  @Test
  void whoWouldOtherwiseWaitLongLoadsFromSource() {
    CompilePlan plan =
        PlanTree.plan(
            directory,
            """
            === a.scm ===
            (define-module (a))
            @=== b.scm ===
            (define-module (b) #:use-module (a))
            @"""
                .replace("@", BODY),
            PlanSettings.of(2));

    // Compiling (a) takes 2.3 s, loading it 0.15 s.
    assertThat(plan.steps())
        .extracting(step -> step.modules() + " loads " + step.loads() + step.waitsFor())
        .containsExactlyInAnyOrder("[(a)] loads [][]", "[(b)] loads [(a)][]");
    assertThat(plan.predicted().makespanMicros())
        .isEqualTo(plan.lowerBounds().criticalPathMicros());
  }

  @Test
  void aCycleIsLoadedWholeFromWhereOthersEnterIt() {
    CompilePlan plan =
        PlanTree.plan(
            directory,
            """
            === a.scm ===
            (define-module (a) #:use-module (b))
            @=== b.scm ===
            (define-module (b) #:use-module (a))
            @=== top.scm ===
            (define-module (top) #:use-module (b))
            @"""
                .replace("@", BODY),
            PlanSettings.of(2));

    List<ModuleName> cycle = List.of(ModuleName.of("b"), ModuleName.of("a")); // (top) enters by (b)
    assertThat(plan.steps()).hasSizeGreaterThan(1);
    for (Step step : plan.steps()) {
      if (step.waitsFor().isEmpty()) {
        assertThat(step.loads()).startsWith(cycle.toArray(ModuleName[]::new));
      }
    }
  }

  @Test
  void modulesTooSmallForAProcessOfTheirOwnShareOne() {
    CompilePlan plan =
        PlanTree.plan(
            directory,
            "=== a.scm ===\n(define-module (a))\n=== b.scm ===\n(define-module (b))\n",
            PlanSettings.of(1));

    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.predicted().makespanMicros())
        .isEqualTo(plan.steps().get(0).predicted().cpuMicros());
  }

  @Test
  void aLongChainIsOneStepInTheOrderOfNeeds() {
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
            """,
            PlanSettings.of(1));

    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.steps().get(0).modules())
        .extracting(ModuleName::toString)
        .containsExactly("(c)", "(b)", "(a)");
    assertThat(plan.steps().get(0).loads()).isEqualTo(plan.steps().get(0).modules());
  }

  @Test
  void memoryIsKeptOrTheLeastThatWouldDoIsSaid() {
    String files =
        "=== a.scm ===\n(define-module (a))\n%s=== b.scm ===\n(define-module (b))\n%s"
            .formatted(BODY, BODY);
    CompilePlan free = PlanTree.plan(directory, files, PlanSettings.of(2));
    long one = free.steps().get(0).predicted().rssMiB();

    long least = MemoryMargin.DEFAULT.least(one);

    CompilePlan tight =
        PlanTree.plan(
            directory, PlanSettings.of(2).withLimits(SearchLimits.NONE.withMemoryMiB(least)));

    assertThat(free.predicted().peakRssMiB()).isEqualTo(2 * one);
    assertThat(tight.predicted().peakRssMiB()).isEqualTo(one);
    assertThatThrownBy(
            () ->
                PlanTree.plan(
                    directory,
                    PlanSettings.of(2).withLimits(SearchLimits.NONE.withMemoryMiB(least - 1))))
        .isInstanceOf(InfeasiblePlanException.class)
        .hasMessageContaining("%d MiB would do".formatted(least));
  }

  @Test
  void anEmptyTreeHasAnEmptyPlan() {
    CompilePlan plan = PlanTree.plan(directory, "", PlanSettings.of(2));

    assertThat(plan.modules()).isEmpty();
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.lowerBounds().makespanMicros()).isZero();
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
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
      Set<ModuleName> visible = awaited(step, plan);
      visible.addAll(step.loads());
      visible.addAll(step.modules());
      assertThat(visible).containsAll(closure(step.modules(), modules));
      for (ModuleName name : step.modules()) {
        assertThat(ready.add(name)).as("%s is compiled once", name).isTrue();
        assertThat(step.loads().contains(name)).isEqualTo(step.protocol() == Protocol.PRELOAD);
      }
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
      Set<ModuleName> ready = awaited(step, plan);
      for (ModuleName name : closure) {
        ModuleCost cost = module(name, modules).cost();
        boolean isMember = step.modules().contains(name);
        expected += isMember ? cost.compileMicros() : 0;
        if (!isMember || step.protocol() == Protocol.PRELOAD) {
          expected += ready.contains(name) ? cost.loadGoMicros() : cost.loadSourceMicros();
        }
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

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noSimplePlanIsBetter(long seed) {
    CompilePlan plan = randomPlan(seed);
    long work = plan.process().startupMicros();
    for (PlannedModule module : plan.modules()) {
      work += module.cost().preloadMicros();
    }

    assertThat(plan.predicted().makespanMicros()).isLessThanOrEqualTo(work);
    for (Effort effort : Effort.values()) {
      CompilePlan other =
          PlanTree.plan(
              directory,
              settings(seed, plan.jobs()).withLimits(SearchLimits.NONE.withEffort(effort)));
      assertThat(other.lowerBounds()).isEqualTo(plan.lowerBounds());
      if (effort == Effort.FAST) {
        assertThat(other.predicted().makespanMicros())
            .isGreaterThanOrEqualTo(plan.predicted().makespanMicros());
      }
    }
  }

  /** What the steps compile that one waits for, directly or not. */
  private static Set<ModuleName> awaited(Step step, CompilePlan plan) {
    Set<ModuleName> compiled = new HashSet<>();
    List<Integer> pending = new ArrayList<>(step.waitsFor());
    while (!pending.isEmpty()) {
      Step other = plan.steps().get(pending.remove(pending.size() - 1) - 1);
      compiled.addAll(other.modules());
      pending.addAll(other.waitsFor());
    }
    return compiled;
  }

  private CompilePlan randomPlan(long seed) {
    int jobs = 1 + (int) (seed % 4);
    return PlanTree.plan(directory, PlanTree.random(seed), settings(seed, jobs));
  }

  private static PlannedModule module(ModuleName name, Map<ModuleName, PlannedModule> modules) {
    return Objects.requireNonNull(modules.get(name));
  }

  /** Starts and loads of several prices. */
  private static PlanSettings settings(long seed, int jobs) {
    return switch ((int) (seed % 3)) {
      case 0 -> PlanSettings.of(jobs);
      case 1 -> PlanTree.cheapStarts(jobs);
      default -> PlanTree.slowLoads(jobs);
    };
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

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void moreEffortIsNeverWorse(long seed) {
    CompileGraph graph = ExactPlanTest.random(seed);
    long last = Long.MAX_VALUE;
    for (Effort effort : Effort.values()) {
      PlanSettings settings =
          ExactPlanTest.settings(2).withLimits(SearchLimits.NONE.withEffort(effort));
      long makespan = Planner.plan(graph, List.of("."), settings).predicted().makespanMicros();
      assertThat(makespan).as(effort.name()).isLessThanOrEqualTo(last);
      last = makespan;
    }
  }
}

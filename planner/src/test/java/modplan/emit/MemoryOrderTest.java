package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modplan.PlanTree;
import modplan.schedule.CompilePlan;
import modplan.schedule.InfeasiblePlanException;
import modplan.schedule.SearchLimits;
import modplan.schedule.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that take other times than planned keep the memory of the plan. */
class MemoryOrderTest {
  private static final List<List<Integer>> NONE = List.of();
  private static final String ONE = "=== a.scm ===\n(define-module (a))\n";

  @TempDir Path directory;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 12);
  }

  @Test
  void aStepComesAfterTheOneThatHadItsMemory() {
    CompilePlan plan =
        plan(
            700L, // 1 and 2, then 3 where 1 was, then 4 with what all of them had
            step(1, 0, 10, List.of()),
            step(2, 0, 20, List.of()),
            step(3, 10, 30, List.of()),
            step(4, 30, 40, List.of(2)));

    assertThat(MemoryOrder.of(plan, List.of(400L, 300L, 400L, 700L)))
        .containsExactly(List.of(), List.of(), List.of(1), List.of(3));
  }

  @Test
  void memoryThatNobodyElseNeedsAndThatOfAwaitedStepsIsTakenFirst() {
    CompilePlan plan =
        plan(
            700L,
            step(1, 0, 10, List.of()),
            step(2, 0, 15, List.of()),
            step(3, 20, 30, List.of(2)),
            step(4, 20, 30, List.of()));

    assertThat(MemoryOrder.of(plan, List.of(200L, 200L, 400L, 200L)))
        .containsExactly(List.of(), List.of(), List.of(), List.of(1));
  }

  @Test
  void withoutALimitNothingIsOrdered() {
    CompilePlan plan = plan(null, step(1, 0, 10, List.of()), step(2, 10, 20, List.of()));

    assertThat(MemoryOrder.of(plan, List.of(400L, 300L))).containsExactly(List.of(), List.of());
  }

  @Test
  void makeAndNinjaAreToldSo() {
    CompilePlan plan =
        plan(
            700L, step(1, 0, 10, List.of()), step(2, 0, 20, List.of()), step(3, 10, 30, List.of()));
    EmitSettings settings = new EmitSettings("x", List.of("src"), "1");

    assertThat(BuildTool.MAKE.emit(plan, settings).get(0).text())
        .containsOnlyOnce(" \\\n  | $(modplan-state-name)/1.stamp\n\t@$(call modplan-run,3,");
    assertThat(BuildTool.NINJA.emit(plan, settings).get(0).text())
        .containsOnlyOnce(" || $\n    $modplan_outdir/.modplan/1.stamp\n  step = 3\n");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noBuildTakesMoreThanThePlanAllows(long seed) {
    for (CompilePlan plan : limited(seed)) {
      List<Long> needed = needed(plan);
      List<List<Integer>> after = MemoryOrder.of(plan, needed);
      for (int run = 0; run < 20; run++) {
        assertThat(peak(plan, needed, after, new Random(seed * 1000 + run)))
            .isLessThanOrEqualTo(limit(plan));
      }
    }
  }

  /** So that the test above says something. */
  @Test
  void withoutTheOrderSomeBuildsWould() {
    assertThat(
            seeds()
                .boxed()
                .flatMap(seed -> limited(seed).stream())
                .filter(
                    plan ->
                        IntStream.range(0, 20)
                            .anyMatch(
                                run ->
                                    peak(plan, needed(plan), NONE, new Random(run)) > limit(plan)))
                .count())
        .isPositive();
  }

  // ---------------------------------------------------------------- plans

  private List<CompilePlan> limited(long seed) {
    String files = PlanTree.random(seed);
    int jobs = 2 + (int) (seed % 3);
    long unlimited = plan(files, jobs, null).predicted().peakRssMiB();
    List<CompilePlan> plans = new ArrayList<>();
    for (int percent = 60; percent <= 220; percent += 40) {
      try {
        plans.add(plan(files, jobs, Math.max(1, unlimited * percent / 100)));
      } catch (InfeasiblePlanException tooLittle) {
        assertThat(tooLittle.neededMiB()).isPositive();
      }
    }
    return plans;
  }

  private CompilePlan plan(String files, int jobs, @Nullable Long memory) {
    return PlanTree.plan(
        directory.resolve("tree" + files.hashCode()),
        files,
        PlanTree.cheapStarts(jobs).withLimits(SearchLimits.NONE.withMemoryMiB(memory)));
  }

  private CompilePlan plan(@Nullable Long memory, Step... steps) {
    CompilePlan any = plan(ONE, 2, null);
    return new CompilePlan(
        any.roots(),
        any.loadPath(),
        any.jobs(),
        memory,
        any.guileVersion(),
        any.process(),
        any.modules(),
        List.of(steps),
        any.predicted(),
        any.lowerBounds(),
        any.notPlanned());
  }

  private Step step(int id, long start, long end, List<Integer> waitsFor) {
    Step any = plan(ONE, 1, null).steps().get(0);
    return new Step(
        id,
        any.protocol(),
        any.modules(),
        any.loads(),
        waitsFor,
        new Step.Prediction(end - start, 1, start, end));
  }

  private static long limit(CompilePlan plan) {
    return Objects.requireNonNull(plan.memoryMiB());
  }

  private static List<Long> needed(CompilePlan plan) {
    return plan.steps().stream().map(step -> Collector.of(plan, step).mostMiB(step)).toList();
  }

  // ---------------------------------------------------------------- an engine

  private record Running(double end, int step) {}

  /** What runs at once takes at most, if whatever is ready starts and times are random. */
  private static long peak(
      CompilePlan plan, List<Long> needed, List<List<Integer>> after, Random random) {
    List<Step> waiting = new ArrayList<>(plan.steps());
    Set<Integer> done = new HashSet<>();
    PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingDouble(Running::end));
    Map<Integer, Long> taken = new HashMap<>();
    double now = 0;
    long peak = 0;
    while (!waiting.isEmpty() || !running.isEmpty()) {
      for (Step step : List.copyOf(waiting)) {
        int index = plan.steps().indexOf(step);
        boolean ready =
            done.containsAll(step.waitsFor())
                && (after.isEmpty() || done.containsAll(after.get(index)));
        if (ready && running.size() < plan.jobs()) {
          waiting.remove(step);
          taken.put(step.id(), needed.get(index));
          running.add(
              new Running(
                  now + step.predicted().cpuMicros() * (0.3 + 2 * random.nextDouble()), step.id()));
        }
      }
      peak = Math.max(peak, taken.values().stream().mapToLong(Long::longValue).sum());
      Running first = running.remove();
      now = first.end();
      taken.remove(first.step());
      done.add(first.step());
    }
    return peak;
  }
}

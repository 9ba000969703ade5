package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.schedule.CompilePlan;
import modplan.schedule.InfeasiblePlanException;
import modplan.schedule.MemoryMargin;
import modplan.schedule.SearchLimits;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorTest {
  @TempDir Path directory;

  private CompilePlan plan(String files, int jobs, @Nullable Long memory) {
    return PlanTree.plan(
        directory,
        files,
        PlanTree.cheapStarts(jobs).withLimits(SearchLimits.NONE.withMemoryMiB(memory)));
  }

  @Test
  void withoutALimitTheHeapStartsAsLargeAsItGetsAnyway() {
    Step step = plan("=== a.scm ===\n(define-module (a))\n", 1, null).steps().get(0);
    CompilePlan small = plan("=== a.scm ===\n(define-module (a))\n", 1, null);
    CompilePlan large =
        plan("=== a.scm ===\n(define-module (a))\n" + "(display 1)\n".repeat(300_000), 1, null);
    Step largeStep = large.steps().get(0);

    assertThat(Collector.of(small, step)).isEqualTo(new Collector(128, 1));
    assertThat(Collector.of(large, largeStep).initialHeapMiB()).isBetween(200L, 1024L);
    assertThat(Collector.of(large, largeStep).rssMiB(largeStep))
        .isEqualTo(new Collector(1, 1).rssMiB(largeStep));
  }

  @Test
  void whereMemoryIsShortTheHeapGrowsAsGuileWantsIt() {
    String files = "=== a.scm ===\n(define-module (a))\n" + "(display 1)\n".repeat(300_000);
    CompilePlan free = plan(files, 1, null);
    long needed = MemoryMargin.DEFAULT.least(free.predicted().peakRssMiB());

    Collector tight = Collector.of(plan(files, 1, needed), plan(files, 1, needed).steps().get(0));
    CompilePlan ample = plan(files, 1, 4 * needed);

    assertThat(tight.freeSpaceDivisor()).isEqualTo(3);
    assertThat(tight.rssMiB(plan(files, 1, needed).steps().get(0))).isLessThanOrEqualTo(needed);
    assertThat(Collector.of(ample, ample.steps().get(0)).freeSpaceDivisor()).isEqualTo(1);
    assertThat(Collector.of(ample, ample.steps().get(0)).environment())
        .endsWith("M GC_FREE_SPACE_DIVISOR=1");
  }

  @Test
  void compiledFilesThatAreLoadedLeaveLessForTheHeap() {
    String files =
        "=== a.scm ===\n(define-module (a))\n%s=== b.scm ===\n(define-module (b) #:use-module (a))\n"
            .formatted("(display 1)\n".repeat(300_000));
    CompilePlan plan = plan(files, 1, 1000L);
    Step both = plan.steps().get(0);
    List<ModuleName> user = List.of(ModuleName.of("b"));
    Step second = new Step(2, both.protocol(), user, user, List.of(1), both.predicted());

    assertThat(both.modules()).hasSize(2);
    assertThat(MappedFiles.mib(plan, both)).isZero();
    assertThat(MappedFiles.mib(plan, second)).isEqualTo(16); // 3.6 MB of source, 4.4 MiB each
    assertThat(Collector.of(plan, both).initialHeapMiB())
        .isGreaterThan(Collector.of(plan, second).initialHeapMiB() + 13);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aPlanThatKeepsTheMemoryDoesSoWithTunedCollectors(long seed) {
    String files = PlanTree.random(seed);
    int jobs = 1 + (int) (seed % 4);
    long unlimited = plan(files, jobs, null).predicted().peakRssMiB();
    for (int percent = 40; percent <= 400; percent += 45) {
      long memory = Math.max(1, unlimited * percent / 100);
      try {
        CompilePlan plan = plan(files, jobs, memory);
        assertThat(PeakMemory.of(plan, true)).isLessThanOrEqualTo(memory);
        assertThat(worst(plan)).isLessThanOrEqualTo(memory);
      } catch (InfeasiblePlanException tooLittle) {
        assertThat(tooLittle.neededMiB()).isGreaterThan(memory);
      }
    }
  }

  /** The peak if every process takes as much more than predicted as the margin allows. */
  private static long worst(CompilePlan plan) {
    MemoryMargin margin = MemoryMargin.DEFAULT;
    long peak = 0;
    for (Step at : plan.steps()) {
      long moment = at.predicted().startMicros();
      long sum = 0;
      for (Step step : plan.steps()) {
        if (step.predicted().startMicros() <= moment && moment < step.predicted().endMicros()) {
          long taken = margin.most(step.predicted().rssMiB());
          sum += Collector.of(plan, step).rssMiB(taking(taken, step));
        }
      }
      peak = Math.max(peak, sum);
    }
    return peak;
  }

  private static Step taking(long rssMiB, Step step) {
    Step.Prediction old = step.predicted();
    return new Step(
        step.id(),
        step.protocol(),
        step.modules(),
        step.loads(),
        step.waitsFor(),
        new Step.Prediction(old.cpuMicros(), rssMiB, old.startMicros(), old.endMicros()));
  }
}

package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import modplan.PlanTree;
import modplan.schedule.CompilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {
  @TempDir Path directory;

  private CompilePlan plan(int jobs) {
    return PlanTree.plan(
        directory,
        "=== a.scm ===\n(define-module (a))\n=== b.scm ===\n(define-module (b))\n",
        PlanTree.cheapStarts(jobs));
  }

  @Test
  void aPlainCollectorTakesWhatThePlanSays() {
    CompilePlan plan = plan(2);

    assertThat(PeakMemory.of(plan, false)).isEqualTo(plan.predicted().peakRssMiB());
  }

  @Test
  void aLargeHeapCountsForEachProcessThatRunsAtOnce() {
    CompilePlan two = plan(2);
    CompilePlan one = plan(1);

    assertThat(two.steps()).hasSize(2);
    assertThat(PeakMemory.of(two, true)).isEqualTo(2 * PeakMemory.of(one, true));
    assertThat(PeakMemory.of(one, true)).isGreaterThan(one.predicted().peakRssMiB());
  }
}

package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanSearchTest {
  /** A chain whose closures have more pins than a closure cut takes. */
  @Test
  void aGraphThatIsTooLargeForOneWayIsPlannedByTheOthers() {
    int size = 6500;
    int[][] chain = new int[size][];
    for (int m = 0; m < size; m++) {
      chain[m] = m == 0 ? new int[0] : new int[] {m - 1};
    }
    long[] compile = new long[size];
    Arrays.fill(compile, 1000);
    Workload load = AcyclicBlocksTest.load(chain, compile);

    assertThat(ClosureCut.of(load, 2, Effort.FAST)).isEmpty();
    Timetable found = PlanSearch.search(load, 2, null, Effort.FAST);

    assertThat(Arrays.stream(found.drafts).flatMapToInt(d -> Arrays.stream(d.members)).sorted())
        .containsExactlyElementsOf(IntStream.range(0, size).boxed().toList());
  }
}

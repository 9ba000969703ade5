package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransitiveReductionTest {
  @Test
  void anEdgeThatAPathImpliesGoes() {
    assertThat(TransitiveReduction.of(new int[][] {{}, {0}, {0, 1}, {0, 2}}))
        .isDeepEqualTo(new int[][] {{}, {0}, {1}, {2}});
  }

  @Test
  void edgesToLargerVerticesAreRefused() {
    assertThatThrownBy(() -> TransitiveReduction.of(new int[][] {{1}, {}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reachabilityStaysAndEveryEdgeLeftIsNeeded(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, random.nextInt(12));
    boolean[][] reach = RandomDag.reachability(needs);

    int[][] reduced = TransitiveReduction.of(needs);

    assertThat(RandomDag.reachability(reduced)).isDeepEqualTo(reach);
    for (int v = 0; v < reduced.length; v++) {
      for (int w : reduced[v]) {
        int[][] without = reduced.clone();
        without[v] = IntStream.of(reduced[v]).filter(u -> u != w).toArray();
        assertThat(RandomDag.reachability(without)[v][w]).isFalse();
      }
    }
  }
}

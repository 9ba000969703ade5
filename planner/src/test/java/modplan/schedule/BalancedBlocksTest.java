package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BalancedBlocksTest {
  @Test
  void theHeaviestComesFirstAndEachGoesToTheLightestBlock() {
    assertThat(BalancedBlocks.split(new long[] {3, 7, 2, 6}, 2))
        .containsExactly(new int[] {1, 2}, new int[] {0, 3}); // 7 + 2 and 6 + 3
  }

  @Test
  void thereAreNoEmptyBlocks() {
    assertThat(BalancedBlocks.split(new long[] {0, 0, 0}, 2)).allMatch(block -> block.length > 0);
    assertThat(BalancedBlocks.split(new long[] {5}, 4)).containsExactly(new int[] {0});
    assertThat(BalancedBlocks.split(new long[0], 4)).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everythingOnceAndNoBlockFurtherFromTheBestThanGrahamsBound(long seed) {
    Random random = new Random(seed);
    long[] weights = random.longs(1 + random.nextInt(8), 0, 100).toArray();
    int k = 1 + random.nextInt(4);

    List<int[]> blocks = BalancedBlocks.split(weights, k);

    assertThat(blocks.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(java.util.stream.IntStream.range(0, weights.length).toArray());
    assertThat(blocks.size()).isLessThanOrEqualTo(k);
    long heaviest =
        blocks.stream()
            .mapToLong(b -> Arrays.stream(b).mapToLong(i -> weights[i]).sum())
            .max()
            .orElseThrow();
    assertThat(3L * k * heaviest).isLessThanOrEqualTo((4L * k - 1) * lightestPossible(weights, k));
  }

  /** By trying all assignments. */
  private static long lightestPossible(long[] weights, int k) {
    long best = Long.MAX_VALUE;
    long assignments = Math.round(Math.pow(k, weights.length));
    for (long code = 0; code < assignments; code++) {
      long[] total = new long[k];
      long rest = code;
      for (long weight : weights) {
        total[(int) (rest % k)] += weight;
        rest /= k;
      }
      best = Math.min(best, Arrays.stream(total).max().orElseThrow());
    }
    return best;
  }
}

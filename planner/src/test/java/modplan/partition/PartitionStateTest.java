package modplan.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionStateTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyGainIsTheDifferenceOfRecomputedKm1s(long seed) {
    int k = 2 + (int) (seed % 4);
    Hypergraph h = RandomHypergraphs.of(15, 20, 6, seed);
    int[] blocks = RandomHypergraphs.blocks(15, k, seed);
    PartitionState state = new PartitionState(h, new long[k], blocks);
    Rng rng = new Rng(seed + 1);
    for (int i = 0; i < 40; i++) {
      int v = rng.nextInt(15);
      int t = (blocks[v] + 1 + rng.nextInt(k - 1)) % k;
      state.move(v, t);

      assertThat(state.km1).isEqualTo(Metrics.km1(h, blocks));
      assertThat(state.blockWeight).isEqualTo(Metrics.blockWeights(h, blocks, k));
      int u = rng.nextInt(15);
      for (int b = 0; b < k; b++) {
        if (b != blocks[u]) {
          int[] after = blocks.clone();
          after[u] = b;
          assertThat(state.gain(u, b)).isEqualTo(state.km1 - Metrics.km1(h, after));
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void refinementNeverMakesABalancedPartitionWorse(long seed) {
    Hypergraph h = Contraction.mergeNets(RandomHypergraphs.of(40, 60, 6, seed));
    long[] capacity = new long[3];
    Arrays.fill(capacity, h.totalVertexWeight() / 2);
    int[] blocks = RandomHypergraphs.blocks(40, 3, seed);
    PartitionState state = new PartitionState(h, capacity, blocks);
    new Rebalancer(state, Bisector.free(40), new Rng(seed)).rebalance();
    assertThat(state.overload()).isZero();
    long before = state.km1;

    new Refiner(state, Bisector.free(40), Integer.MAX_VALUE, new Rng(seed)).refine();

    assertThat(state.overload()).isZero();
    assertThat(state.km1).isEqualTo(Metrics.km1(h, blocks)).isLessThanOrEqualTo(before);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void contractionKeepsKm1OfEveryPartitionOfTheClusters(long seed) {
    Hypergraph h = RandomHypergraphs.of(30, 50, 7, seed);
    int[] cluster = RandomHypergraphs.blocks(30, 12, seed + 7);
    Hypergraph coarse = Contraction.contract(h, cluster, 12);
    int[] blocks = RandomHypergraphs.blocks(12, 4, seed + 8);

    assertThat(Metrics.km1(coarse, blocks))
        .isEqualTo(Metrics.km1(h, Multilevel.project(blocks, cluster)));
    assertThat(coarse.totalVertexWeight()).isEqualTo(h.totalVertexWeight());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void relabellingTheBlocksLeavesTheMetrics(long seed) {
    Hypergraph h = RandomHypergraphs.of(30, 50, 7, seed);
    int[] blocks = RandomHypergraphs.blocks(30, 4, seed);
    int[] renamed = Arrays.stream(blocks).map(b -> 3 - b).toArray();

    assertThat(Metrics.km1(h, renamed)).isEqualTo(Metrics.km1(h, blocks));
    assertThat(Metrics.cut(h, renamed)).isEqualTo(Metrics.cut(h, blocks));
    assertThat(Metrics.imbalance(h, renamed, 4)).isEqualTo(Metrics.imbalance(h, blocks, 4));
  }
}

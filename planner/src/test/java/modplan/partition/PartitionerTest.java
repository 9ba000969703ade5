package modplan.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionerTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  static LongStream manySeeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void separatesTwoTrianglesAtTheLightNet() {
    Hypergraph h =
        Hypergraph.of(
            new long[] {1, 1, 1, 1, 1, 1},
            new long[] {5, 5, 1},
            List.of(new int[] {0, 1, 2}, new int[] {3, 4, 5}, new int[] {2, 3}));

    Partition partition = Partitioner.partition(h, PartitionConfig.of(2, 0));

    assertThat(partition.km1()).isEqualTo(1);
    assertThat(partition.blockWeights()).containsExactly(3, 3);
    assertThat(partition.blockOf(0)).isEqualTo(partition.blockOf(2));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void agreesWithBruteForceOnTinyHypergraphs(long seed) {
    int k = 2 + (int) (seed % 3);
    int vertices = k == 4 ? 4 + (int) (seed % 5) : 4 + (int) (seed % 7);
    Hypergraph h = RandomHypergraphs.of(vertices, 8, 5, seed);
    PartitionConfig config = PartitionConfig.of(k, 0.1 * (seed % 4)).withSeed(seed);
    long bound = config.balance().bound(h.totalVertexWeight(), h.heaviestVertexWeight());
    long least = BruteForce.leastKm1(h, k, bound, blocks -> true);

    Partition partition = Partitioner.partition(h, config);

    assertThat(partition.isBalanced()).isEqualTo(least >= 0);
    if (least >= 0) {
      assertThat(partition.km1()).isEqualTo(least);
    }
  }

  /** The search that large inputs go through, where brute force still knows the optimum. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theHeuristicSearchFindsTheOptimumOfSmallHypergraphs(long seed) {
    int k = 2 + (int) (seed % 2);
    Hypergraph h = Contraction.mergeNets(RandomHypergraphs.of(10, 12, 4, seed));
    long[] capacity = new long[k];
    Arrays.fill(capacity, new BalanceConstraint(k, 0.2).bound(h.totalVertexWeight(), 0));
    long least = BruteForce.leastKm1(h, k, capacity[0], blocks -> true);
    Tuning tuning = Tuning.of(Effort.DEFAULT, h, k);
    Multilevel multilevel = new Multilevel(h, capacity, Bisector.free(10), tuning);

    Candidate found = new Search(multilevel, tuning, seed).run(1);

    assertThat(found.overload()).isZero();
    assertThat(found.km1()).isEqualTo(least);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsTheBoundAndReportsTrueMetrics(long seed) {
    int k = 2 + (int) (seed % 7);
    Hypergraph h = RandomHypergraphs.of(200, 300, 8, seed);
    PartitionConfig config =
        PartitionConfig.of(k, 0.03)
            .withSeed(seed)
            .withEffort(seed % 2 == 0 ? Effort.FAST : Effort.DEFAULT);

    Partition partition = Partitioner.partition(h, config);

    long average = (h.totalVertexWeight() + k - 1) / k;
    assertThat(Arrays.stream(partition.blockWeights()).max().getAsLong())
        .isLessThanOrEqualTo(Math.max((long) (1.03 * average), h.heaviestVertexWeight()));
    assertThat(partition.km1()).isEqualTo(Metrics.km1(h, partition.blocks()));
    assertThat(partition.km1()).isLessThan(Metrics.km1(h, RandomHypergraphs.blocks(200, k, seed)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesTheSameBlocksAtAnyThreadCount(long seed) {
    Hypergraph h = RandomHypergraphs.of(120, 200, 6, seed);
    PartitionConfig config = PartitionConfig.of(3, 0.05).withSeed(seed);

    int[] one = Partitioner.partition(h, config.withThreads(1)).blocks();
    int[] two = Partitioner.partition(h, config.withThreads(2)).blocks();

    assertThat(two).isEqualTo(one);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsFixedVerticesAndCapacities(long seed) {
    Hypergraph h = RandomHypergraphs.of(80, 120, 6, seed);
    int[] fixed = new int[80];
    Arrays.fill(fixed, -1);
    fixed[3] = 0;
    fixed[40] = 2;
    fixed[41] = 1;
    long total = h.totalVertexWeight();
    long[] capacity = {total / 2 + 5, total / 3 + 5, total / 4 + 5};

    Partition partition =
        Partitioner.partition(
            h, PartitionConfig.of(3, 0).withSeed(seed).withFixed(fixed).withCapacities(capacity));

    assertThat(partition.isBalanced()).isTrue();
    assertThat(partition.blockOf(3)).isZero();
    assertThat(partition.blockOf(40)).isEqualTo(2);
    assertThat(partition.blockOf(41)).isEqualTo(1);
  }

  @Test
  void saysWhenNoBalancedPartitionExists() {
    Hypergraph h = Hypergraph.of(new long[] {10, 10, 10}, List.of(new int[] {0, 1, 2}));

    Partition partition = Partitioner.partition(h, PartitionConfig.of(2, 0));

    assertThat(partition.isBalanced()).isFalse();
    assertThat(partition.overload()).isEqualTo(5);
  }

  @Test
  void handlesHypergraphsWithoutNetsOrVerticesAndMoreBlocksThanVertices() {
    Hypergraph none = Hypergraph.of(new long[0], List.of());
    Hypergraph netless = Hypergraph.of(new long[] {3, 1, 2}, List.of());
    Hypergraph one = Hypergraph.of(new long[] {1, 1}, List.of(new int[] {0, 1}));

    assertThat(Partitioner.partition(none, PartitionConfig.of(3, 0)).blocks()).isEmpty();
    assertThat(Partitioner.partition(netless, PartitionConfig.of(2, 0)).blockWeights())
        .containsExactlyInAnyOrder(3, 3);
    assertThat(Partitioner.partition(one, PartitionConfig.of(40, 0)).km1()).isEqualTo(1);
  }

  @Test
  void refusesMoreBlocksThanItsTablesHold() {
    Hypergraph h = Hypergraph.of(new long[] {1, 1}, List.of(new int[] {0, 1}));

    assertThatThrownBy(() -> Partitioner.partition(h, PartitionConfig.of(30_001, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k = 30001 is too large for 2 vertices and 1 nets");
  }

  @Test
  void refusesSenselessConfigurations() {
    assertThatThrownBy(() -> PartitionConfig.of(0, 0.03)).hasMessage("k must be at least 1, was 0");
    assertThatThrownBy(() -> PartitionConfig.of(2, Double.NaN))
        .hasMessage("epsilon must be finite and not negative, was NaN");
    assertThatThrownBy(() -> PartitionConfig.of(2, 0.03).withThreads(0))
        .hasMessage("threads must be at least 1, was 0");
    assertThatThrownBy(() -> PartitionConfig.of(2, 0.03).withFixed(new int[] {2}))
        .hasMessage("a fixed block must be -1 to 1, was 2");
    assertThatThrownBy(() -> PartitionConfig.of(2, 0.03).withCapacities(new long[] {2}))
        .hasMessage("1 capacities for k = 2");
  }
}

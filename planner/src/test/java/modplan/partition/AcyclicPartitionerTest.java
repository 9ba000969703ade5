package modplan.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcyclicPartitionerTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theQuotientGraphIsAcyclicAndTheBoundKept(long seed) {
    Hypergraph h = RandomHypergraphs.of(60, 90, 6, seed);
    Dag dag = RandomHypergraphs.dag(60, 100, seed);

    Partition partition =
        AcyclicPartitioner.partition(
            h, dag, PartitionConfig.of(4, 0.1).withSeed(seed).withEffort(Effort.FAST));

    assertThat(dag.isRespectedBy(partition.blocks())).isTrue();
    assertThat(partition.isBalanced()).isTrue();
    assertThat(partition.km1()).isEqualTo(Metrics.km1(h, partition.blocks()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithBruteForceOnTinyDags(long seed) {
    int k = 2 + (int) (seed % 2);
    Hypergraph h = RandomHypergraphs.of(8, 10, 4, seed);
    Dag dag = RandomHypergraphs.dag(8, 7, seed);
    PartitionConfig config = PartitionConfig.of(k, 0.3).withSeed(seed);
    long bound = config.balance().bound(h.totalVertexWeight(), h.heaviestVertexWeight());
    long least = BruteForce.leastKm1(h, k, bound, dag::isRespectedBy);

    Partition partition = AcyclicPartitioner.partition(h, dag, config);

    assertThat(partition.isBalanced()).isEqualTo(least >= 0);
    if (least >= 0) {
      assertThat(partition.km1()).isEqualTo(least);
    }
  }

  @Test
  void givesTheSameBlocksAtAnyThreadCount() {
    Hypergraph h = RandomHypergraphs.of(60, 90, 6, 1);
    Dag dag = RandomHypergraphs.dag(60, 100, 1);
    PartitionConfig config = PartitionConfig.of(4, 0.1);

    assertThat(AcyclicPartitioner.partition(h, dag, config.withThreads(2)).blocks())
        .isEqualTo(AcyclicPartitioner.partition(h, dag, config.withThreads(1)).blocks());
  }

  @Test
  void refusesACycle() {
    assertThatThrownBy(() -> Dag.of(3, new int[] {0, 1, 2}, new int[] {1, 2, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 vertices are on cycles or behind them");
  }
}

package modplan.partition;

import java.util.Arrays;
import java.util.Optional;

/** The entry point: partitions a hypergraph into k blocks of bounded weight with small km1. */
public final class Partitioner {
  /** Two block numbers and a bit have to fit in an int. */
  private static final int MAX_BLOCKS = 30_000;

  private static final int MAX_TABLE = Integer.MAX_VALUE - 8;

  private Partitioner() {}

  /**
   * The best partition found. It depends on the hypergraph and the configuration but not on the
   * thread count. Blocks are within their capacities whenever such a partition was found; {@link
   * Partition#isBalanced} tells.
   *
   * @throws IllegalArgumentException if the fixed vertices are not one entry per vertex, or k is
   *     too large for the tables of size (vertices or nets) * k
   */
  public static Partition partition(Hypergraph hypergraph, PartitionConfig config) {
    int n = hypergraph.vertexCount();
    long[] capacity = capacities(hypergraph, config);
    int[] fixed = config.fixed().orElseGet(() -> Bisector.free(n));
    if (fixed.length != n) {
      throw new IllegalArgumentException(fixed.length + " fixed blocks for " + n + " vertices");
    }
    requireRoom(hypergraph, config.k());
    if (n == 0 || config.k() == 1) {
      return new Partition(hypergraph, new int[n], capacity);
    }
    Hypergraph merged = Contraction.mergeNets(hypergraph);
    if (ExactSearch.isFeasible(merged, config.k())) {
      Optional<int[]> exact = ExactSearch.partition(merged, capacity, fixed);
      if (exact.isPresent()) {
        return new Partition(hypergraph, exact.get(), capacity);
      }
    }
    Tuning tuning = Tuning.of(config.effort(), merged, config.k());
    Multilevel multilevel = new Multilevel(merged, capacity, fixed, tuning);
    Candidate best = new Search(multilevel, tuning, config.seed()).run(config.threads());
    return new Partition(hypergraph, best.block(), capacity);
  }

  static void requireRoom(Hypergraph hypergraph, int k) {
    long rows = Math.max(hypergraph.vertexCount(), hypergraph.netCount());
    if (k > MAX_BLOCKS || rows * k > MAX_TABLE) {
      throw new IllegalArgumentException(
          "k = %d is too large for %d vertices and %d nets"
              .formatted(k, hypergraph.vertexCount(), hypergraph.netCount()));
    }
  }

  static long[] capacities(Hypergraph hypergraph, PartitionConfig config) {
    return config
        .capacities()
        .orElseGet(
            () -> {
              long[] capacity = new long[config.k()];
              Arrays.fill(
                  capacity,
                  config
                      .balance()
                      .bound(hypergraph.totalVertexWeight, hypergraph.heaviestVertexWeight()));
              return capacity;
            });
  }
}

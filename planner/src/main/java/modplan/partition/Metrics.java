package modplan.partition;

import java.util.BitSet;

/** The metrics of a partition, each computed from its definition and nothing else. */
public final class Metrics {
  private Metrics() {}

  /** Sum over the nets of weight times (number of blocks that hold a pin of it - 1). */
  public static long km1(Hypergraph hypergraph, int[] blocks) {
    long km1 = 0;
    for (int e = 0; e < hypergraph.netCount(); e++) {
      km1 += hypergraph.netWeight[e] * (connectivity(hypergraph, blocks, e) - 1);
    }
    return km1;
  }

  /** Sum of the weights of the nets with pins in two or more blocks. */
  public static long cut(Hypergraph hypergraph, int[] blocks) {
    long cut = 0;
    for (int e = 0; e < hypergraph.netCount(); e++) {
      if (connectivity(hypergraph, blocks, e) > 1) {
        cut += hypergraph.netWeight[e];
      }
    }
    return cut;
  }

  /** The weight of each of the k blocks. */
  public static long[] blockWeights(Hypergraph hypergraph, int[] blocks, int k) {
    long[] weights = new long[k];
    for (int v = 0; v < blocks.length; v++) {
      weights[blocks[v]] += hypergraph.vertexWeight[v];
    }
    return weights;
  }

  /** The heaviest block over the average block, minus 1; 0 for a hypergraph without weight. */
  public static double imbalance(Hypergraph hypergraph, int[] blocks, int k) {
    long heaviest = 0;
    for (long weight : blockWeights(hypergraph, blocks, k)) {
      heaviest = Math.max(heaviest, weight);
    }
    long total = hypergraph.totalVertexWeight;
    return total == 0 ? 0 : (double) heaviest * k / total - 1;
  }

  private static int connectivity(Hypergraph hypergraph, int[] blocks, int net) {
    BitSet seen = new BitSet();
    for (int i = hypergraph.netStart[net]; i < hypergraph.netStart[net + 1]; i++) {
      seen.set(blocks[hypergraph.pins[i]]);
    }
    return seen.cardinality();
  }
}

package modplan.partition;

/** The blocks of the vertices of a hypergraph, with the metrics that say how good they are. */
public final class Partition {
  private final int[] blocks;
  private final long[] blockWeights;
  private final long[] capacities;
  private final long km1;
  private final long cut;

  Partition(Hypergraph hypergraph, int[] blocks, long[] capacities) {
    this.blocks = blocks.clone();
    this.capacities = capacities.clone();
    this.blockWeights = Metrics.blockWeights(hypergraph, blocks, capacities.length);
    this.km1 = Metrics.km1(hypergraph, blocks);
    this.cut = Metrics.cut(hypergraph, blocks);
  }

  public int k() {
    return capacities.length;
  }

  public int blockOf(int vertex) {
    return blocks[vertex];
  }

  /** A copy of the block of every vertex, each {@code 0 .. k - 1}. */
  public int[] blocks() {
    return blocks.clone();
  }

  /** Sum over the nets of weight times (blocks touched - 1). */
  public long km1() {
    return km1;
  }

  /** Sum of the weights of the nets that touch two or more blocks. */
  public long cut() {
    return cut;
  }

  public long[] blockWeights() {
    return blockWeights.clone();
  }

  /** The most that each block was allowed to weigh. */
  public long[] capacities() {
    return capacities.clone();
  }

  /** By how much blocks are over their capacities, summed; 0 unless no balanced one was found. */
  public long overload() {
    long overload = 0;
    for (int b = 0; b < capacities.length; b++) {
      overload += Math.max(0, blockWeights[b] - capacities[b]);
    }
    return overload;
  }

  /** Whether every block is within its capacity. */
  public boolean isBalanced() {
    return overload() == 0;
  }
}

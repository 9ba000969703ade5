package modplan.partition;

import java.util.function.Predicate;

/** The least km1 by trying every assignment: shares no code with the partitioner but Metrics. */
final class BruteForce {
  private BruteForce() {}

  /** The least km1 of a partition within the bound that is accepted, or -1 if there is none. */
  static long leastKm1(Hypergraph h, int k, long bound, Predicate<int[]> accepted) {
    int n = h.vertexCount();
    int[] blocks = new int[n];
    long best = -1;
    while (true) {
      long km1 = Metrics.km1(h, blocks);
      if ((best < 0 || km1 < best) && isWithin(h, blocks, k, bound) && accepted.test(blocks)) {
        best = km1;
      }
      int i = 0;
      while (i < n && blocks[i] == k - 1) {
        blocks[i++] = 0;
      }
      if (i == n) {
        return best;
      }
      blocks[i]++;
    }
  }

  private static boolean isWithin(Hypergraph h, int[] blocks, int k, long bound) {
    for (long weight : Metrics.blockWeights(h, blocks, k)) {
      if (weight > bound) {
        return false;
      }
    }
    return true;
  }
}

package modplan.partition;

import java.util.Arrays;
import java.util.Optional;

/**
 * Branch and bound over all partitions of a tiny hypergraph: vertices in order, each to every block
 * with room, cut off where the km1 of the pins placed so far is no better than the best. At most
 * k^n leaves. Blocks of equal capacity are interchangeable unless a vertex is fixed, so a vertex
 * opens only the first empty one.
 */
final class ExactSearch {
  /** Only where k^n is at most 2^this. */
  private static final int LEAVES_LOG = 22;

  private final Hypergraph h;
  private final long[] capacity;
  private final int[] fixed;
  private final boolean symmetric;
  private final int[] block;
  private final long[] blockWeight;
  private final int[][] pinCount;
  private long km1;
  private long bestKm1 = Long.MAX_VALUE;
  private int[] best = new int[0];

  private ExactSearch(Hypergraph h, long[] capacity, int[] fixed) {
    this.h = h;
    this.capacity = capacity;
    this.fixed = fixed;
    this.symmetric =
        Arrays.stream(fixed).allMatch(f -> f < 0)
            && Arrays.stream(capacity).allMatch(c -> c == capacity[0]);
    this.block = new int[h.vertexCount()];
    this.blockWeight = new long[capacity.length];
    this.pinCount = new int[h.netCount()][capacity.length];
  }

  static boolean isFeasible(Hypergraph h, int k) {
    return h.vertexCount() * (Math.log(k) / Math.log(2)) <= LEAVES_LOG;
  }

  /** A partition of least km1 within the capacities, or nothing if there is none. */
  static Optional<int[]> partition(Hypergraph h, long[] capacity, int[] fixed) {
    ExactSearch search = new ExactSearch(h, capacity, fixed);
    search.run();
    return search.bestKm1 == Long.MAX_VALUE ? Optional.empty() : Optional.of(search.best);
  }

  private void run() {
    int n = block.length;
    Arrays.fill(block, -1);
    int v = 0;
    while (v >= 0) {
      if (v == n) {
        best = block.clone();
        bestKm1 = km1;
        v--;
        continue;
      }
      if (block[v] >= 0) {
        place(v, block[v], -1);
      }
      int b = block[v] + 1;
      while (b < capacity.length && !place(v, b)) {
        b++;
      }
      if (b < capacity.length) {
        block[v++] = b;
      } else {
        block[v--] = -1;
      }
    }
  }

  /** Places v in b if that is allowed and can still beat the best. */
  private boolean place(int v, int b) {
    if ((fixed[v] >= 0 && fixed[v] != b)
        || blockWeight[b] + h.vertexWeight[v] > capacity[b]
        || (symmetric && opensTooFar(v, b))) {
      return false;
    }
    place(v, b, 1);
    if (km1 < bestKm1) {
      return true;
    }
    place(v, b, -1);
    return false;
  }

  private boolean opensTooFar(int v, int b) {
    int highest = -1;
    for (int u = 0; u < v; u++) {
      highest = Math.max(highest, block[u]);
    }
    return b > highest + 1;
  }

  private void place(int v, int b, int sign) {
    blockWeight[b] += sign * h.vertexWeight[v];
    for (int i = h.vertexStart[v]; i < h.vertexStart[v + 1]; i++) {
      int e = h.nets[i];
      int before = connectivity(e);
      pinCount[e][b] += sign;
      km1 += h.netWeight[e] * (Math.max(1, connectivity(e)) - Math.max(1, before));
    }
  }

  private int connectivity(int e) {
    int lambda = 0;
    for (int count : pinCount[e]) {
      if (count > 0) {
        lambda++;
      }
    }
    return lambda;
  }
}

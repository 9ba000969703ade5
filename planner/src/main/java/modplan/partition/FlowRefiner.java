package modplan.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pairwise refinement by flows: every two blocks with a net between them, the most expensive pair
 * first, again as long as one of the two has changed (active block scheduling, Sanders and Schulz
 * 2011).
 */
final class FlowRefiner {
  private static final int[][] NONE = {};

  private final PartitionState state;
  private final int[] fixed;
  private final double share;
  private final int pinLimit;
  private final Rng rng;
  private final int[] number;

  /** Per block a hash of its vertices, and the pairs of them that were tried: not again. */
  private final long[] contents;

  private final Set<Long> tried = new HashSet<>();
  private final boolean[] netSeen;

  /**
   * @param share of a block's weight that may be in the region
   * @param pinLimit pins that may be in the region
   */
  FlowRefiner(PartitionState state, int[] fixed, double share, int pinLimit, Rng rng) {
    this.state = state;
    this.fixed = fixed;
    this.share = share;
    this.pinLimit = pinLimit;
    this.rng = rng;
    this.contents = new long[state.k];
    this.number = new int[state.h.vertexCount()];
    this.netSeen = new boolean[state.h.netCount()];
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Pair(int a, int b, long cut) {}

  /** True if km1 fell. */
  boolean refine(int maxRounds) {
    boolean[] active = new boolean[state.k];
    hashContents();
    Arrays.fill(active, true);
    long before = state.km1;
    for (int round = 0; round < maxRounds; round++) {
      boolean[] changed = new boolean[state.k];
      boolean any = false;
      for (Pair pair : pairs()) {
        if ((active[pair.a] || active[pair.b])
            && tried.add(contents[pair.a] * 31 + contents[pair.b])
            && refine(pair.a, pair.b)) {
          changed[pair.a] = true;
          changed[pair.b] = true;
          any = true;
        }
      }
      if (!any) {
        break;
      }
      active = changed;
    }
    return state.km1 < before;
  }

  private void hashContents() {
    Arrays.fill(contents, 0);
    for (int v = 0; v < state.block.length; v++) {
      contents[state.block[v]] += Rng.mix(v);
    }
  }

  private List<Pair> pairs() {
    int k = state.k;
    long[] cut = new long[k * k];
    int[] present = new int[k];
    for (int e = 0; e < state.h.netCount(); e++) {
      int count = 0;
      for (int b = 0; b < k; b++) {
        if (state.pinCount[e * k + b] > 0) {
          present[count++] = b;
        }
      }
      for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
          cut[present[i] * k + present[j]] += state.h.netWeight[e];
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < k; a++) {
      for (int b = a + 1; b < k; b++) {
        if (cut[a * k + b] > 0) {
          pairs.add(new Pair(a, b, cut[a * k + b]));
        }
      }
    }
    pairs.sort((x, y) -> Long.compare(y.cut, x.cut));
    return pairs;
  }

  /** True if the pair changed for the better. */
  private boolean refine(int a, int b) {
    FlowRegion region = new FlowRegion(state, fixed, number, netSeen, a, b);
    region.grow(share, pinLimit);
    boolean improved = false;
    if (region.size > 0 && region.cut > 0) {
      FlowCutter cutter = new FlowCutter(state, region, NONE, rng);
      if (cutter.run()) {
        improved = apply(region, cutter);
      }
    }
    region.release();
    return improved;
  }

  private boolean apply(FlowRegion region, FlowCutter cutter) {
    long before = state.km1;
    for (int i = 0; i < region.size; i++) {
      int v = region.vertices[i];
      int block = cutter.isInA(i) ? region.blockA : region.blockB;
      if (state.block[v] != block) {
        contents[state.block[v]] -= Rng.mix(v);
        contents[block] += Rng.mix(v);
        state.move(v, block);
      }
    }
    return state.km1 < before;
  }
}

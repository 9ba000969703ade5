package modplan.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Takes the edges out of an acyclic graph that paths imply (Aho, Garey, Ullman 1972). One bit set
 * of descendants for each vertex: O(n m / 64) time, n^2 / 64 words.
 */
final class TransitiveReduction {
  private TransitiveReduction() {}

  /**
   * The reduced graph.
   *
   * @param needs successors, sorted, all of them smaller than their vertex
   */
  static int[][] of(int[][] needs) {
    BitSet[] reach = new BitSet[needs.length];
    int[][] reduced = new int[needs.length][];
    for (int v = 0; v < needs.length; v++) {
      reach[v] = new BitSet(v + 1);
      List<Integer> kept = new ArrayList<>();
      // A path to a successor can only lead through a larger one.
      for (int i = needs[v].length - 1; i >= 0; i--) {
        int w = needs[v][i];
        if (w >= v) {
          throw new IllegalArgumentException("vertex %d needs %d".formatted(v, w));
        }
        if (!reach[v].get(w)) {
          kept.add(0, w);
          reach[v].or(reach[w]);
          reach[v].set(w);
        }
      }
      reduced[v] = kept.stream().mapToInt(Integer::intValue).toArray();
    }
    return reduced;
  }
}

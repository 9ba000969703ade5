package modplan.schedule;

import java.util.Random;
import java.util.stream.IntStream;

/** Acyclic graphs for laws: every edge leads to a smaller vertex. */
final class RandomDag {
  private RandomDag() {}

  static int[][] of(Random random, int vertices) {
    double density = random.nextDouble();
    int[][] needs = new int[vertices][];
    for (int v = 0; v < vertices; v++) {
      needs[v] = IntStream.range(0, v).filter(w -> random.nextDouble() < density).toArray();
    }
    return needs;
  }

  /** Whether each vertex reaches each other one by a path of at least one edge. */
  static boolean[][] reachability(int[][] needs) {
    boolean[][] reach = new boolean[needs.length][needs.length];
    for (int v = 0; v < needs.length; v++) {
      for (int w : needs[v]) {
        reach[v][w] = true;
        for (int u = 0; u < w; u++) {
          reach[v][u] |= reach[w][u];
        }
      }
    }
    return reach;
  }
}

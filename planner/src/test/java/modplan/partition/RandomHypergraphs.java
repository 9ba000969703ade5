package modplan.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Random instances for the laws; the seed is the instance. */
final class RandomHypergraphs {
  private RandomHypergraphs() {}

  static Hypergraph of(int vertices, int nets, int largestNet, long seed) {
    Rng rng = new Rng(seed);
    long[] vertexWeight = new long[vertices];
    Arrays.setAll(vertexWeight, v -> 1 + rng.nextInt(5));
    long[] netWeight = new long[nets];
    Arrays.setAll(netWeight, e -> 1 + rng.nextInt(9));
    List<int[]> pins = new ArrayList<>();
    for (int e = 0; e < nets; e++) {
      int size = Math.min(vertices, 1 + rng.nextInt(largestNet));
      pins.add(Arrays.copyOf(rng.permutation(vertices), size));
    }
    return Hypergraph.of(vertexWeight, netWeight, pins);
  }

  static int[] blocks(int vertices, int k, long seed) {
    Rng rng = new Rng(seed);
    int[] blocks = new int[vertices];
    Arrays.setAll(blocks, v -> rng.nextInt(k));
    return blocks;
  }

  /** Edges from lower to higher vertices of a random order. */
  static Dag dag(int vertices, int edges, long seed) {
    Rng rng = new Rng(seed);
    int[] order = rng.permutation(vertices);
    int[] from = new int[edges];
    int[] to = new int[edges];
    for (int i = 0; i < edges; i++) {
      int a = rng.nextInt(vertices - 1);
      int b = a + 1 + rng.nextInt(vertices - 1 - a);
      from[i] = order[a];
      to[i] = order[b];
    }
    return Dag.of(vertices, from, to);
  }
}

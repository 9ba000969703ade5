package modplan.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Coarsens by clustering: vertices in random order each join the neighbouring cluster of the best
 * heavy-edge rating, the sum over shared nets of {@code weight / (size - 1)} (Catalyurek and
 * Aykanat 1999; clustering with a weight limit as in KaHyPar, Schlag et al. 2016). Only vertices
 * with the same label ever meet. Per level the time is the sum of squared net sizes up to the limit
 * on net size.
 */
final class Coarsener {
  /** A level shrinks by at most this factor, so that refinement sees enough levels. */
  private static final double MAX_SHRINK = 2.5;

  /** A level that shrinks by less than this is not worth having. */
  private static final double MIN_SHRINK = 1.02;

  private final int vertexLimit;
  private final long clusterWeightLimit;
  private final int netSizeLimit;
  private final boolean penaliseWeight;
  private final Rng rng;

  /**
   * @param vertexLimit stop at this many vertices
   * @param clusterWeightLimit no cluster of several vertices gets heavier
   * @param netSizeLimit larger nets do not take part in the rating
   * @param penaliseWeight divide ratings by the weight of the joint cluster
   */
  Coarsener(
      int vertexLimit, long clusterWeightLimit, int netSizeLimit, boolean penaliseWeight, Rng rng) {
    this.vertexLimit = vertexLimit;
    this.clusterWeightLimit = clusterWeightLimit;
    this.netSizeLimit = netSizeLimit;
    this.penaliseWeight = penaliseWeight;
    this.rng = rng;
  }

  /** The levels from fine to coarse, without the given hypergraph itself; maybe none. */
  List<Level> coarsen(Hypergraph hypergraph, int[] fixed, int[] labels) {
    List<Level> levels = new ArrayList<>();
    Hypergraph current = hypergraph;
    int[] label = labels;
    int[] currentFixed = fixed;
    while (current.vertexCount() > vertexLimit) {
      int[] cluster = cluster(current, label);
      int count = number(cluster);
      if (current.vertexCount() < MIN_SHRINK * count) {
        break;
      }
      Hypergraph coarse = Contraction.contract(current, cluster, count);
      label = project(label, cluster, count);
      currentFixed = project(currentFixed, cluster, count);
      levels.add(new Level(coarse, cluster, currentFixed));
      current = coarse;
    }
    return levels;
  }

  private static int[] project(int[] values, int[] coarseOf, int count) {
    int[] coarse = new int[count];
    for (int v = 0; v < coarseOf.length; v++) {
      coarse[coarseOf[v]] = values[v];
    }
    return coarse;
  }

  /** For each vertex a representative of its cluster. */
  private int[] cluster(Hypergraph h, int[] label) {
    int n = h.vertexCount();
    int[] cluster = new int[n];
    Arrays.setAll(cluster, v -> v);
    long[] weight = h.vertexWeight.clone();
    boolean[] joined = new boolean[n]; // in a cluster of two or more
    double[] rating = new double[n];
    int[] rated = new int[n];
    int left = n;
    int enough = Math.max(vertexLimit, (int) (n / MAX_SHRINK));
    for (int u : rng.permutation(n)) {
      if (joined[u]) {
        continue;
      }
      int count = rate(h, u, cluster, label, rating, rated);
      int best = best(h.vertexWeight[u], weight, rating, rated, count);
      if (best >= 0) {
        cluster[u] = best;
        weight[best] += h.vertexWeight[u];
        joined[u] = true;
        joined[best] = true;
        if (--left <= enough) {
          break;
        }
      }
    }
    return cluster;
  }

  /** Adds up the ratings of the clusters next to u; returns how many are in {@code rated}. */
  private int rate(Hypergraph h, int u, int[] cluster, int[] label, double[] rating, int[] rated) {
    int count = 0;
    for (int i = h.vertexStart[u]; i < h.vertexStart[u + 1]; i++) {
      int e = h.nets[i];
      int size = h.netSize(e);
      if (size > netSizeLimit) {
        continue;
      }
      double score = (double) h.netWeight[e] / (size - 1);
      for (int j = h.netStart[e]; j < h.netStart[e + 1]; j++) {
        int pin = h.pins[j];
        if (pin == u || label[pin] != label[u]) {
          continue;
        }
        int c = cluster[pin];
        if (rating[c] == 0) {
          rated[count++] = c;
        }
        rating[c] += score;
      }
    }
    return count;
  }

  /** The best-rated cluster that u fits in, ties at random; clears the ratings. */
  private int best(long weightOfU, long[] weight, double[] rating, int[] rated, int count) {
    int best = -1;
    double bestRating = 0;
    int ties = 1;
    for (int i = 0; i < count; i++) {
      int c = rated[i];
      double r = penaliseWeight ? rating[c] / Math.max(1, weight[c]) : rating[c];
      rating[c] = 0;
      if (weight[c] + weightOfU > clusterWeightLimit || r < bestRating) {
        continue;
      }
      if (r > bestRating) {
        best = c;
        bestRating = r;
        ties = 1;
      } else if (rng.nextInt(++ties) == 0) {
        best = c;
      }
    }
    return best;
  }

  /** Replaces representatives by numbers 0, 1, ... in order of first use; returns their count. */
  private static int number(int[] cluster) {
    int[] numbers = new int[cluster.length];
    int count = 0;
    int[] result = new int[cluster.length];
    for (int v = 0; v < cluster.length; v++) {
      int representative = cluster[v];
      if (numbers[representative] == 0) {
        numbers[representative] = ++count;
      }
      result[v] = numbers[representative] - 1;
    }
    System.arraycopy(result, 0, cluster, 0, cluster.length);
    return count;
  }
}

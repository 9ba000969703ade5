package modplan.partition;

import java.util.Arrays;
import java.util.List;

/**
 * Splits a hypergraph in two: coarsens it, tries a portfolio of simple bisections on the coarsest
 * level (random, breadth-first growing, greedy growing, label propagation), improves each by local
 * search, and refines the best one on the way back. The portfolio is that of KaHyPar (Heuer and
 * Schlag 2017).
 */
final class Bisector {
  /** Below this many vertices coarsening is not worth it. */
  private static final int FLAT = 150;

  /** With more pins every move is expensive, and k-way refinement will do better than we could. */
  private static final int DENSE = 300_000;

  private final Hypergraph h;
  private final long[] capacity;
  private final int[] fixed;
  private final Rng rng;

  /**
   * @param capacity of the two sides
   * @param fixed for each vertex its side, or -1
   */
  Bisector(Hypergraph h, long[] capacity, int[] fixed, Rng rng) {
    this.h = h;
    this.capacity = capacity;
    this.fixed = fixed;
    this.rng = rng;
  }

  /** The side, 0 or 1, of each vertex, from so many tries of the portfolio. */
  int[] bisect(int tries) {
    if (h.vertexCount() <= FLAT * 2) {
      return bestOfPortfolio(h, fixed, tries);
    }
    long clusterLimit = Math.max(1, h.totalVertexWeight / FLAT);
    List<Level> levels =
        new Coarsener(FLAT, clusterLimit, 300, false, rng).coarsen(h, fixed, fixed);
    Hypergraph coarsest = levels.isEmpty() ? h : levels.get(levels.size() - 1).coarse();
    int[] coarsestFixed = levels.isEmpty() ? fixed : levels.get(levels.size() - 1).fixed();
    int[] side = bestOfPortfolio(coarsest, coarsestFixed, tries);
    for (int i = levels.size() - 1; i >= 0; i--) {
      Hypergraph finer = i == 0 ? h : levels.get(i - 1).coarse();
      int[] finerFixed = i == 0 ? fixed : levels.get(i - 1).fixed();
      side = Multilevel.project(side, levels.get(i).coarseOf());
      improve(new PartitionState(finer, capacity, side), finerFixed, 3);
    }
    return side;
  }

  private int[] bestOfPortfolio(Hypergraph coarse, int[] coarseFixed, int tries) {
    int[] best = new int[0];
    long bestOverload = Long.MAX_VALUE;
    long bestKm1 = Long.MAX_VALUE;
    for (int i = 0; i < tries; i++) {
      PartitionState state = initial(coarse, coarseFixed, i);
      improve(state, coarseFixed, 4);
      long overload = state.overload();
      if (overload < bestOverload || (overload == bestOverload && state.km1 < bestKm1)) {
        bestOverload = overload;
        bestKm1 = state.km1;
        best = state.block;
      }
    }
    return best;
  }

  private void improve(PartitionState state, int[] stateFixed, int passes) {
    new Rebalancer(state, stateFixed, rng).rebalance();
    boolean dense = state.h.pinCount() > DENSE;
    int fruitlessLimit = dense ? 20 : 60 + state.block.length / 10;
    new FmRefiner(state, stateFixed, fruitlessLimit, rng).refine(dense ? 1 : passes);
  }

  private PartitionState initial(Hypergraph coarse, int[] coarseFixed, int method) {
    return switch (method % 4) {
      case 0 -> grow(coarse, coarseFixed, true);
      case 1 -> grow(coarse, coarseFixed, false);
      case 2 -> propagate(coarse, coarseFixed);
      default -> new PartitionState(coarse, capacity, random(coarse, coarseFixed));
    };
  }

  /** Each vertex in random order to the side with more room in relation to its capacity. */
  private int[] random(Hypergraph coarse, int[] coarseFixed) {
    int[] side = new int[coarse.vertexCount()];
    double[] weight = new double[2];
    for (int v : rng.permutation(side.length)) {
      side[v] =
          coarseFixed[v] >= 0
              ? coarseFixed[v]
              : weight[0] * capacity[1] <= weight[1] * capacity[0] ? 0 : 1;
      weight[side[v]] += coarse.vertexWeight[v];
    }
    return side;
  }

  /**
   * Grows side 0 out of side 1 from a random vertex until it has its share: the vertex of the best
   * gain next if greedy, else the one met first.
   */
  private PartitionState grow(Hypergraph coarse, int[] coarseFixed, boolean greedy) {
    int n = coarse.vertexCount();
    int[] side = new int[n];
    for (int v = 0; v < n; v++) {
      side[v] = coarseFixed[v] == 0 ? 0 : 1;
    }
    PartitionState state = new PartitionState(coarse, capacity, side);
    double share = (double) capacity[0] / Math.max(1, capacity[0] + capacity[1]);
    long target = (long) (share * coarse.totalVertexWeight);
    VertexHeap heap = new VertexHeap(n, rng);
    int[] order = rng.permutation(n);
    int next = 0;
    long steps = 0;
    while (state.blockWeight[0] < target) {
      while (heap.isEmpty() && next < n) {
        int v = order[next++];
        if (side[v] == 1 && coarseFixed[v] < 0) {
          heap.put(v, 0);
        }
      }
      if (heap.isEmpty()) {
        break;
      }
      int v = heap.pop();
      if (!state.fits(v, 0)) {
        continue;
      }
      state.move(v, 0);
      steps++;
      for (int i = 0; i < state.touchedCount; i++) {
        int u = state.touched[i];
        if (side[u] == 1 && coarseFixed[u] < 0 && (greedy || !heap.contains(u))) {
          heap.put(u, greedy ? state.gain(u, 0) : -steps);
        }
      }
    }
    return state;
  }

  /** From a random start a few rounds in which each vertex goes to the side it shares most with. */
  private PartitionState propagate(Hypergraph coarse, int[] coarseFixed) {
    PartitionState state = new PartitionState(coarse, capacity, random(coarse, coarseFixed));
    for (int round = 0; round < 5; round++) {
      for (int v : rng.permutation(coarse.vertexCount())) {
        int other = 1 - state.block[v];
        if (coarseFixed[v] < 0 && state.fits(v, other) && state.gain(v, other) > 0) {
          state.move(v, other);
        }
      }
    }
    return state;
  }

  /** The fixed sides of vertices that are all free. */
  static int[] free(int vertexCount) {
    int[] fixed = new int[vertexCount];
    Arrays.fill(fixed, -1);
    return fixed;
  }
}

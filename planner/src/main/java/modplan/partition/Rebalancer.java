package modplan.partition;

/**
 * Brings overloaded blocks down to their capacities at the least cost: always the move with the
 * best gain in relation to the weight moved (as in Mt-KaHyPar's rebalancer), then swaps where no
 * single move fits. May fail: packing is NP-hard, and coarse vertices may not fit anywhere.
 */
final class Rebalancer {
  private final PartitionState state;
  private final int[] fixed;
  private final MoveRule rule;
  private final VertexHeap heap;

  Rebalancer(PartitionState state, int[] fixed, Rng rng) {
    this(state, fixed, MoveRule.FREE, rng);
  }

  Rebalancer(PartitionState state, int[] fixed, MoveRule rule, Rng rng) {
    this.rule = rule;
    this.state = state;
    this.fixed = fixed;
    this.heap = new VertexHeap(state.h.vertexCount(), rng);
  }

  /** True if every block is within its capacity afterwards. */
  boolean rebalance() {
    if (state.overload() == 0) {
      return true;
    }
    for (int round = 0; round < 3 && state.overload() > 0; round++) {
      moveOut();
      if (state.overload() > 0 && !swap()) {
        return false;
      }
    }
    return state.overload() == 0;
  }

  private boolean isOverloaded(int b) {
    return state.blockWeight[b] > state.capacity[b];
  }

  private void moveOut() {
    heap.clear();
    for (int v = 0; v < state.block.length; v++) {
      offer(v);
    }
    while (!heap.isEmpty()) {
      int v = heap.top();
      if (!isOverloaded(state.block[v])) {
        heap.pop();
        continue;
      }
      int t = target(v);
      if (t < 0) {
        heap.pop();
        continue;
      }
      long key = key(v, t);
      if (key < heap.key(v)) {
        heap.put(v, key);
        continue;
      }
      heap.pop();
      state.move(v, t);
      for (int i = 0; i < state.touchedCount; i++) {
        int u = state.touched[i];
        if (heap.contains(u)) {
          offer(u);
        }
      }
    }
  }

  private void offer(int v) {
    if (fixed[v] >= 0 || state.h.vertexWeight[v] == 0 || !isOverloaded(state.block[v])) {
      return;
    }
    int t = target(v);
    if (t >= 0) {
      heap.put(v, key(v, t));
    }
  }

  /** Gain per weight where it costs, gain times weight where it pays; scaled to keep fractions. */
  private long key(int v, int t) {
    double gain = state.gain(v, t);
    double weight = state.h.vertexWeight[v];
    return (long)
        Math.max(-4e18, Math.min(4e18, 1024 * (gain > 0 ? gain * weight : gain / weight)));
  }

  private int target(int v) {
    int best = -1;
    for (int b = 0; b < state.k; b++) {
      if (b != state.block[v]
          && state.fits(v, b)
          && rule.allows(state.block, v, b)
          && (best < 0 || isBetter(v, b, best))) {
        best = b;
      }
    }
    return best;
  }

  private boolean isBetter(int v, int b, int than) {
    long gain = state.gain(v, b);
    long other = state.gain(v, than);
    return gain != other
        ? gain > other
        : state.capacity[b] - state.blockWeight[b] > state.capacity[than] - state.blockWeight[than];
  }

  /**
   * One exchange of a heavier vertex of an overloaded block with a lighter one elsewhere, the pair
   * that lowers the overload most; false if there is none.
   */
  private boolean swap() {
    boolean any = false;
    for (int budget = state.block.length; budget > 0 && state.overload() > 0; budget--) {
      if (!swapOnce()) {
        return any;
      }
      any = true;
    }
    return any;
  }

  private boolean swapOnce() {
    long[] w = state.h.vertexWeight;
    int n = state.block.length;
    if (n > 5000 || rule != MoveRule.FREE) {
      return false; // quadratic, and needless with so many vertices; may break a rule
    }
    long bestRelief = 0;
    int bestU = -1;
    int bestV = -1;
    for (int u = 0; u < n; u++) {
      int s = state.block[u];
      if (fixed[u] >= 0 || !isOverloaded(s)) {
        continue;
      }
      for (int v = 0; v < n; v++) {
        int t = state.block[v];
        if (t == s || fixed[v] >= 0 || w[v] >= w[u]) {
          continue;
        }
        long shift = w[u] - w[v];
        long over = state.blockWeight[s] - state.capacity[s];
        long room = state.capacity[t] - state.blockWeight[t];
        long relief = Math.min(over, shift) - Math.max(0, shift - Math.max(0, room));
        if (relief > bestRelief) {
          bestRelief = relief;
          bestU = u;
          bestV = v;
        }
      }
    }
    if (bestU < 0) {
      return false;
    }
    int s = state.block[bestU];
    state.move(bestU, state.block[bestV]);
    state.move(bestV, s);
    return true;
  }
}

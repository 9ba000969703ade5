package modplan.partition;

import java.util.Arrays;

/**
 * k-way local search of Fiduccia and Mattheyses (1982): always the best move of all boundary
 * vertices, each vertex at most once in a pass, also when it makes things worse; then back to the
 * best prefix. A pass ends early after too many moves without a new best. A pass costs O(moves * (k
 * + degree) + pins * k) and the heap operations.
 */
final class FmRefiner {
  /** Above this many pins a pass has to bring a part in 500 to be followed by another. */
  private static final int LARGE = 300_000;

  private final PartitionState state;
  private final int[] fixed;
  private final VertexHeap heap;
  private final MoveRule rule;
  private final int fruitlessLimit;
  private final boolean[] moved;
  private int[] movedVertex = new int[64];
  private int[] movedFrom = new int[64];
  private int moveCount;

  FmRefiner(PartitionState state, int[] fixed, int fruitlessLimit, Rng rng) {
    this(state, fixed, MoveRule.FREE, fruitlessLimit, rng);
  }

  FmRefiner(PartitionState state, int[] fixed, MoveRule rule, int fruitlessLimit, Rng rng) {
    this.rule = rule;
    this.state = state;
    this.fixed = fixed;
    this.fruitlessLimit = fruitlessLimit;
    this.heap = new VertexHeap(state.h.vertexCount(), rng);
    this.moved = new boolean[state.h.vertexCount()];
  }

  /** Passes until one brings nothing, or on a large hypergraph little; at most so many. */
  void refine(int maxPasses) {
    long divisor = state.h.pinCount() > LARGE ? 500 : Long.MAX_VALUE;
    for (int pass = 0; pass < maxPasses; pass++) {
      long before = state.km1;
      long overload = state.overload();
      pass();
      if (state.overload() >= overload && before - state.km1 <= before / divisor) {
        return;
      }
    }
  }

  private void pass() {
    heap.clear();
    moveCount = 0;
    for (int v = 0; v < moved.length; v++) {
      if (fixed[v] < 0 && state.isBoundary(v)) {
        offer(v);
      }
    }
    int bestCount = 0;
    long bestKm1 = state.km1;
    long bestOverload = state.overload();
    double bestFill = state.fill();
    int fruitless = 0;
    while (!heap.isEmpty() && fruitless <= fruitlessLimit) {
      int v = heap.top();
      int t = bestTarget(v);
      if (t < 0) {
        heap.pop();
        continue;
      }
      long gain = state.gain(v, t);
      if (gain < heap.key(v)) {
        heap.put(v, gain);
        continue;
      }
      heap.pop();
      record(v);
      state.move(v, t);
      for (int i = 0; i < state.touchedCount; i++) {
        int u = state.touched[i];
        if (!moved[u] && fixed[u] < 0) {
          offer(u);
        }
      }
      for (int u : rule.affectedBy(v)) {
        if (!moved[u] && fixed[u] < 0) {
          offer(u);
        }
      }
      fruitless++;
      long overload = state.overload();
      if (overload < bestOverload || (overload == bestOverload && state.km1 <= bestKm1)) {
        double fill = state.fill();
        if (overload < bestOverload || state.km1 < bestKm1 || fill < bestFill) {
          if (overload < bestOverload || state.km1 < bestKm1) {
            fruitless = 0;
          }
          bestCount = moveCount;
          bestKm1 = state.km1;
          bestOverload = overload;
          bestFill = fill;
        }
      }
    }
    rollBackTo(bestCount);
  }

  private void offer(int v) {
    int t = bestTarget(v);
    if (t >= 0) {
      heap.put(v, state.gain(v, t));
    } else {
      heap.remove(v);
    }
  }

  /** The adjacent block that v fits in with the best gain, the emptier one on ties; or -1. */
  private int bestTarget(int v) {
    int own = state.block[v];
    int row = v * state.k;
    long weight = state.h.vertexWeight[v];
    int best = -1;
    long bestConnected = 0;
    for (int b = 0; b < state.k; b++) {
      long connected = state.connected[row + b];
      if (b == own
          || connected == 0
          || connected < bestConnected
          || state.blockWeight[b] + weight > state.capacity[b]
          || !rule.allows(state.block, v, b)) {
        continue;
      }
      if (connected > bestConnected || state.blockWeight[b] < state.blockWeight[best]) {
        best = b;
        bestConnected = connected;
      }
    }
    return best;
  }

  private void record(int v) {
    if (moveCount == movedVertex.length) {
      movedVertex = Arrays.copyOf(movedVertex, moveCount * 2);
      movedFrom = Arrays.copyOf(movedFrom, moveCount * 2);
    }
    movedVertex[moveCount] = v;
    movedFrom[moveCount++] = state.block[v];
    moved[v] = true;
  }

  private void rollBackTo(int count) {
    for (int i = moveCount - 1; i >= 0; i--) {
      if (i >= count) {
        state.move(movedVertex[i], movedFrom[i]);
      }
      moved[movedVertex[i]] = false;
    }
  }
}

package modplan.partition;

/**
 * Simulated annealing on the blocks of a small hypergraph (Johnson, Aragon, McGeoch, Schevon 1989):
 * random moves to adjacent blocks, worse ones with probability {@code exp(-cost / temperature)},
 * the temperature falling geometrically. Blocks may exceed their capacities at a price per unit of
 * weight. With the gain cache a refused move is O(1). It ends in its last state: the rebalancer and
 * local search come after it.
 */
final class Annealer {
  private static final int TEMPERATURES = 100;

  /** The last temperature, in average net weights. */
  private static final double COLD = 0.03;

  private final PartitionState state;
  private final int[] fixed;
  private final MoveRule rule;
  private final Rng rng;

  Annealer(PartitionState state, int[] fixed, Rng rng) {
    this(state, fixed, MoveRule.FREE, rng);
  }

  Annealer(PartitionState state, int[] fixed, MoveRule rule, Rng rng) {
    this.rule = rule;
    this.state = state;
    this.fixed = fixed;
    this.rng = rng;
  }

  /**
   * Proposes so many moves.
   *
   * @param heat the first temperature, in average net weights
   * @param price what a unit of overload costs, in average net weights per average vertex weight
   */
  void anneal(long steps, double heat, double price) {
    Hypergraph h = state.h;
    if (h.netCount() == 0) {
      return;
    }
    double netWeight = 0;
    for (long w : h.netWeight) {
      netWeight += (double) w / h.netCount();
    }
    int n = h.vertexCount();
    double vertexWeight = (double) h.totalVertexWeight / n;
    double unitPrice = vertexWeight == 0 ? 0 : price * netWeight / vertexWeight;
    double temperature = heat * netWeight;
    double factor = Math.pow(COLD / heat, 1.0 / TEMPERATURES);
    for (int round = 0; round < TEMPERATURES; round++) {
      for (long i = steps / TEMPERATURES; i > 0; i--) {
        propose(rng.nextInt(n), temperature, unitPrice);
      }
      temperature *= factor;
    }
  }

  /** To the block of a random pin of a random net of v. */
  private void propose(int v, double temperature, double unitPrice) {
    Hypergraph h = state.h;
    int degree = h.vertexStart[v + 1] - h.vertexStart[v];
    if (fixed[v] >= 0 || degree == 0) {
      return;
    }
    int e = h.nets[h.vertexStart[v] + rng.nextInt(degree)];
    int t = state.block[h.pins[h.netStart[e] + rng.nextInt(h.netSize(e))]];
    int s = state.block[v];
    if (s == t) {
      return;
    }
    long w = h.vertexWeight[v];
    long overload =
        overload(t, state.blockWeight[t] + w)
            - overload(t, state.blockWeight[t])
            + overload(s, state.blockWeight[s] - w)
            - overload(s, state.blockWeight[s]);
    double cost = unitPrice * overload - state.gain(v, t);
    if ((cost <= 0 || rng.nextDouble() < Math.exp(-cost / temperature))
        && rule.allows(state.block, v, t)) {
      state.move(v, t);
    }
  }

  private long overload(int block, long weight) {
    return Math.max(0, weight - state.capacity[block]);
  }
}

package modplan.partition;

/** The refinement of one level: rebalance, local search, flows, in rounds until nothing is won. */
final class Refiner {
  private final PartitionState state;
  private final int[] fixed;
  private final Tuning tuning;
  private final Rng rng;

  Refiner(PartitionState state, int[] fixed, Tuning tuning, Rng rng) {
    this.state = state;
    this.fixed = fixed;
    this.tuning = tuning;
    this.rng = rng;
  }

  void refine() {
    new Rebalancer(state, fixed, rng).rebalance();
    FmRefiner fm = new FmRefiner(state, fixed, fruitlessLimit(), rng);
    fm.refine(8);
  }

  private int fruitlessLimit() {
    return state.block.length <= 2000 ? 350 : 200;
  }
}

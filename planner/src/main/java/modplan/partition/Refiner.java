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
    if (state.h.pinCount() <= tuning.flowPinLimit()) {
      FlowRefiner flow = new FlowRefiner(state, fixed, 0.5, 50_000, rng);
      for (int round = 0; round < 3 && flow.refine(4); round++) {
        fm.refine(8);
      }
    }
  }

  private int fruitlessLimit() {
    return state.block.length <= 2000 ? 350 : 200;
  }
}

package modplan.partition;

/** The refinement of one level: rebalance, local search, flows, in rounds until nothing is won. */
final class Refiner {
  private static final int FM_PASSES = 8;

  /** Pins of a huge level. */
  private static final int HUGE = 1_000_000;

  private static final int FLOW_ROUNDS = 3;

  /** The share of a block that a flow may rearrange, and the pins that may be in its region. */
  private static final double FLOW_SHARE = 0.5;

  private static final int FLOW_REGION_PINS = 50_000;

  private final PartitionState state;
  private final int[] fixed;
  private final long flowKm1;
  private final Rng rng;

  /**
   * @param flowKm1 flows only if local search gets km1 down to this
   */
  Refiner(PartitionState state, int[] fixed, long flowKm1, Rng rng) {
    this.state = state;
    this.fixed = fixed;
    this.flowKm1 = flowKm1;
    this.rng = rng;
  }

  void refine() {
    new Rebalancer(state, fixed, rng).rebalance();
    FmRefiner fm = new FmRefiner(state, fixed, fruitlessLimit(), rng);
    fm.refine(FM_PASSES);
    if (state.km1 <= flowKm1) {
      FlowRefiner flow = new FlowRefiner(state, fixed, FLOW_SHARE, FLOW_REGION_PINS, rng);
      for (int round = 0; round < FLOW_ROUNDS && flow.refine(4); round++) {
        fm.refine(FM_PASSES);
      }
    }
  }

  /** The more pins, the more a move costs, most of all on coarse levels of huge hypergraphs. */
  private int fruitlessLimit() {
    if (state.h.pinCount() > HUGE) {
      return 150;
    }
    return state.block.length <= 2000 ? 350 : 200;
  }
}

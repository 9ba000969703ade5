package modplan.partition;

/**
 * A finished partition among others to choose from.
 *
 * @param block the block of each vertex; not to be changed
 * @param overload weight over the capacities, summed over the blocks
 * @param km1 the objective
 * @param fill the fullest block in relation to its capacity
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared by equals
record Candidate(int[] block, long overload, long km1, double fill) {

  static Candidate of(PartitionState state) {
    return new Candidate(state.block, state.overload(), state.km1, state.fill());
  }

  /** The same with a block array of its own, for when the state goes on changing. */
  Candidate copy() {
    return new Candidate(block.clone(), overload, km1, fill);
  }

  boolean isBetterThan(Candidate other) {
    if (overload != other.overload) {
      return overload < other.overload;
    }
    return km1 != other.km1 ? km1 < other.km1 : fill < other.fill;
  }
}

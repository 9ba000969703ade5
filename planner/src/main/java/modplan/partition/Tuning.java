package modplan.partition;

/**
 * How much of each thing is done, from the effort and the size alone: never from a clock, because
 * the same input has to give the same bytes on a slow machine.
 *
 * @param starts independent multilevel runs
 * @param generations rounds of recombining and V-cycling the best
 * @param offspring new partitions per generation
 * @param tries portfolio tries per bisection
 * @param annealPinLimit coarsest levels with more pins are not annealed
 * @param flowPinLimit levels with more pins are not refined by flows
 */
record Tuning(
    int starts,
    int generations,
    int offspring,
    int tries,
    int annealPinLimit,
    int flowPinLimit) {

  static Tuning of(Effort effort, Hypergraph h, int k) {
    if (effort == Effort.FAST) {
      return new Tuning(1, 0, 0, 4, 0, 20_000);
    }
    double factor = effort == Effort.BEST ? 10 : 1;
    double work = h.pinCount() + 20.0 * h.vertexCount();
    int starts = clamp(factor * 1e6 / work, 2, Integer.getInteger("starts",(int) (48 * factor)));
    int generations = clamp(factor * 1e6 / (work * Math.sqrt(k)), 1, Integer.getInteger("gens",(int) (10 * factor)));
    return new Tuning(starts, generations, 4, 10, 30_000, 1_000_000);
  }

  private static int clamp(double value, int low, int high) {
    return (int) Math.max(low, Math.min(high, value));
  }
}

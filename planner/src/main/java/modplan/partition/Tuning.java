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
    int starts, int generations, int offspring, int tries, int annealPinLimit, int flowPinLimit) {

  static Tuning of(Effort effort, Hypergraph h, int k) {
    if (effort == Effort.FAST) {
      return new Tuning(1, 0, 0, 4, 0, 20_000);
    }
    double factor = effort == Effort.BEST ? 8 : 1;
    double root = Math.sqrt(h.pinCount() + 20.0 * h.vertexCount());
    // 16 starts at 10^4 pins, 5 at 10^5, one above 10^6.
    double runs = Math.max(1700 / root, root > 600 ? 0 : 20 / Math.sqrt(k));
    int starts = clamp(factor * runs, 1, (int) (32 * factor));
    // The more blocks, the more rounds pay; the larger, the fewer we can afford.
    double rounds = Math.max(900 / root * Math.sqrt(Math.min(k, 8) / 4.0), 11.4 / Math.sqrt(k));
    int generations = root > 1500 ? 0 : clamp(factor * rounds, 1, (int) (16 * factor));
    return new Tuning(starts, generations, 4, 10, 30_000, 1_000_000);
  }

  private static int clamp(double value, int low, int high) {
    return (int) Math.max(low, Math.min(high, value));
  }
}

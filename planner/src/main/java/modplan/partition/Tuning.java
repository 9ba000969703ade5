package modplan.partition;

/**
 * How much of each thing is done, from the effort and the size alone: never from a clock, because
 * the same input has to give the same bytes on a slow machine.
 *
 * @param starts independent multilevel runs
 * @param generations rounds of recombining and V-cycling the best
 * @param offspring new partitions per generation
 * @param tries portfolio tries per bisection
 * @param flowPinLimit levels with more pins are not refined by flows
 */
record Tuning(int starts, int generations, int offspring, int tries, int flowPinLimit) {

  static Tuning of(Effort effort, Hypergraph h, int k) {
    double work = (h.pinCount() + 10.0 * h.vertexCount()) * Math.sqrt(k);
    int factor = effort == Effort.BEST ? 10 : 1;
    if (effort == Effort.FAST) {
      return new Tuning(1, 0, 0, 4, 20_000);
    }
    int starts = (int) Math.max(2, Math.min(24, factor * 1e6 / work));
    int generations = (int) Math.max(1, Math.min(10, factor * 1e6 / work));
    return new Tuning(starts, generations, 4, 12, 1_000_000);
  }
}

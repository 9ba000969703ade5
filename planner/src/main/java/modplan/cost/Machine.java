package modplan.cost;

/**
 * A machine, beside the one that predictions are for.
 *
 * @param factor how many of its seconds are one of that machine
 */
public record Machine(double factor) {
  /** The one that predictions are for. */
  public static final Machine OF_PREDICTIONS = new Machine(1);

  public Machine {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("the factor must be positive, was " + factor);
    }
  }

  /**
   * A machine that was looked at.
   *
   * @param probeSeconds what {@code modplan/guile/probe.scm} said there
   */
  public static Machine of(double probeSeconds) {
    return new Machine(probeSeconds * 1e6 / ProcessMemory.constant("probeMicros"));
  }
}

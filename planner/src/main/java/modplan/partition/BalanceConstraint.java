package modplan.partition;

/**
 * The balance bound: no block weighs more than {@code (1 + epsilon) * ceil(total / k)}, or than the
 * heaviest vertex if that is more.
 */
public record BalanceConstraint(int k, double epsilon) {
  public BalanceConstraint {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) { // also refuses NaN
      throw new IllegalArgumentException("epsilon must be finite and not negative, was " + epsilon);
    }
  }

  /** The most that a block may weigh, rounded down to a whole weight. */
  public long bound(long totalWeight, long heaviestVertexWeight) {
    long average = totalWeight / k + (totalWeight % k == 0 ? 0 : 1);
    double bound = Math.floor((1 + epsilon) * average);
    long whole = bound >= totalWeight ? totalWeight : (long) bound;
    return Math.max(whole, heaviestVertexWeight);
  }
}

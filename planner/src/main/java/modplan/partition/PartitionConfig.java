package modplan.partition;

import java.util.Optional;

/**
 * What is asked of the partitioner. Immutable; start from {@link #of} and change one thing at a
 * time. The thread count never changes the result.
 */
public final class PartitionConfig {
  /** The seed when none is given. */
  public static final long DEFAULT_SEED = 1;

  private final BalanceConstraint balance;
  private final long seed;
  private final Effort effort;
  private final int threads;
  private final Optional<int[]> fixed;
  private final Optional<long[]> capacities;

  private PartitionConfig(
      BalanceConstraint balance,
      long seed,
      Effort effort,
      int threads,
      Optional<int[]> fixed,
      Optional<long[]> capacities) {
    this.balance = balance;
    this.seed = seed;
    this.effort = effort;
    this.threads = threads;
    this.fixed = fixed;
    this.capacities = capacities;
  }

  /** k blocks within epsilon; seed 1, default effort, one thread per processor. */
  public static PartitionConfig of(int k, double epsilon) {
    return new PartitionConfig(
        new BalanceConstraint(k, epsilon),
        DEFAULT_SEED,
        Effort.DEFAULT,
        Runtime.getRuntime().availableProcessors(),
        Optional.empty(),
        Optional.empty());
  }

  public PartitionConfig withSeed(long newSeed) {
    return new PartitionConfig(balance, newSeed, effort, threads, fixed, capacities);
  }

  public PartitionConfig withEffort(Effort newEffort) {
    return new PartitionConfig(balance, seed, newEffort, threads, fixed, capacities);
  }

  public PartitionConfig withThreads(int newThreads) {
    if (newThreads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + newThreads);
    }
    return new PartitionConfig(balance, seed, effort, newThreads, fixed, capacities);
  }

  /** Per vertex the block it must be in, or -1 where it is free. */
  public PartitionConfig withFixed(int[] blockOfVertex) {
    for (int block : blockOfVertex) {
      if (block < -1 || block >= k()) {
        throw new IllegalArgumentException(
            "a fixed block must be -1 to " + (k() - 1) + ", was " + block);
      }
    }
    return new PartitionConfig(
        balance, seed, effort, threads, Optional.of(blockOfVertex.clone()), capacities);
  }

  /** The most that each block may weigh, in place of the bound from epsilon. */
  public PartitionConfig withCapacities(long[] capacityOfBlock) {
    if (capacityOfBlock.length != k()) {
      throw new IllegalArgumentException(capacityOfBlock.length + " capacities for k = " + k());
    }
    for (long capacity : capacityOfBlock) {
      if (capacity < 0) {
        throw new IllegalArgumentException("a capacity must not be negative, was " + capacity);
      }
    }
    return new PartitionConfig(
        balance, seed, effort, threads, fixed, Optional.of(capacityOfBlock.clone()));
  }

  public int k() {
    return balance.k();
  }

  public BalanceConstraint balance() {
    return balance;
  }

  public long seed() {
    return seed;
  }

  public Effort effort() {
    return effort;
  }

  public int threads() {
    return threads;
  }

  public Optional<int[]> fixed() {
    return fixed.map(int[]::clone);
  }

  public Optional<long[]> capacities() {
    return capacities.map(long[]::clone);
  }
}

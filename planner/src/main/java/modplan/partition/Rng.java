package modplan.partition;

/**
 * SplitMix64 (Steele, Lea, Flood 2014): the one source of randomness, ours so that the bytes of a
 * partition never depend on the JDK.
 */
final class Rng {
  private long state;

  Rng(long seed) {
    state = seed;
  }

  /** A generator for the i-th independent task of a seed. */
  static Rng of(long seed, long task) {
    return new Rng(mix(seed) + mix(task + 0x632BE59BD9B4E019L));
  }

  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long nextLong() {
    long value = mix(state);
    state += 0x9E3779B97F4A7C15L;
    return value;
  }

  /** Uniform in {@code [0, bound)}, up to a bias below 2^-31. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Uniform in {@code [0, 1)}. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform on a logarithmic scale in {@code [low, high)}. */
  double nextScale(double low, double high) {
    return low * Math.pow(high / low, nextDouble());
  }

  int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}

package modplan.project;

/**
 * A polynomial over the field of 2^61 - 1 elements at a secret point: two texts of n bytes have the
 * same value with a probability of n / 2^63 at most, even if somebody who does not know the point
 * has chosen them. (Carter and Wegman, Universal classes of hash functions, 1979.) Linear; far
 * quicker than a cryptographic digest in Java that is not compiled yet.
 */
final class ContentHash {
  private static final long PRIME = (1L << 61) - 1;
  private static final int BYTES = 7; // of one coefficient: less than the prime

  private final long point;

  ContentHash(long point) {
    this.point = Math.floorMod(point, PRIME - 2) + 2;
  }

  long of(byte[] bytes) {
    long hash = 1;
    int i = 0;
    for (; i + BYTES <= bytes.length; i += BYTES) {
      long low =
          (bytes[i] & 0xFF)
              | (bytes[i + 1] & 0xFF) << 8
              | (bytes[i + 2] & 0xFF) << 16
              | (bytes[i + 3] & 0xFFL) << 24;
      int high = (bytes[i + 4] & 0xFF) | (bytes[i + 5] & 0xFF) << 8 | (bytes[i + 6] & 0xFF) << 16;
      hash = step(hash, low | (long) high << 32);
    }
    long rest = 0;
    for (; i < bytes.length; i++) {
      rest = rest << 8 | (bytes[i] & 0xFF);
    }
    return step(step(hash, rest), bytes.length);
  }

  /** Of two such values. */
  long of(long first, long second) {
    return step(step(1, first), second);
  }

  /** hash * point + coefficient. */
  private long step(long hash, long coefficient) {
    long high = Math.multiplyHigh(hash, point);
    long low = hash * point;
    long sum = (low & PRIME) + (high << 3 | low >>> 61) + coefficient;
    long reduced = (sum & PRIME) + (sum >>> 61);
    return reduced >= PRIME ? reduced - PRIME : reduced;
  }
}

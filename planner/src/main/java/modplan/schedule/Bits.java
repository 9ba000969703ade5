package modplan.schedule;

/** Sets of small numbers as arrays of words. */
final class Bits {
  private Bits() {}

  static boolean get(long[] bits, int i) {
    return (bits[i >> 6] & (1L << i)) != 0;
  }

  static void set(long[] bits, int i) {
    bits[i >> 6] |= 1L << i;
  }

  /** Adds all of the second set to the first. */
  static void or(long[] bits, long[] others) {
    for (int w = 0; w < bits.length; w++) {
      bits[w] |= others[w];
    }
  }

  /** Whether two sets have nothing in common besides one number that both have. */
  static boolean areDisjointBut(long[] bits, long[] others, int common) {
    for (int w = 0; w < bits.length; w++) {
      long both = bits[w] & others[w];
      if (both != 0 && !(w == common >> 6 && both == 1L << common)) {
        return false;
      }
    }
    return true;
  }
}

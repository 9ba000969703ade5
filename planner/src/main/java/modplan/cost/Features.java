package modplan.cost;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the text of a module has of the things that costs depend on; {@code features.txt} beside
 * this class says what is counted under which name. Immutable.
 */
public final class Features {
  /** Size of the source. */
  public static final String BYTES = "bytes";

  /**
   * Symbols, constants and lists of the code, as far as the analyzer keeps it, outside of forms
   * that are counted whole.
   */
  public static final String NODES = "nodes";

  /** Names that the module exports. */
  public static final String EXPORTS = "exports";

  /** Nodes in uses of macros that the same file defines. */
  public static final String OWN_MACRO_NODES = "own-macro-nodes";

  private final TreeMap<String, Long> counts;

  Features(Map<String, Long> counts) {
    this.counts = new TreeMap<>(counts);
  }

  /** Of a text of which nothing but the size is known. */
  public static Features ofBytes(long bytes) {
    return new Features(Map.of(BYTES, bytes));
  }

  /** How much there is of a feature; 0 if nothing is known of it. */
  public long count(String feature) {
    return counts.getOrDefault(feature, 0L);
  }

  /** Size of the source. */
  public long bytes() {
    return count(BYTES);
  }

  /** Of both texts together. */
  public Features plus(Features other) {
    Map<String, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((feature, count) -> sum.merge(feature, count, Long::sum));
    return new Features(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features features && features.counts.equals(counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}

package modplan.rebuild;

import java.util.List;

/**
 * What is known of a name that is put together: these parts stand in it in this order, with
 * anything or nothing before, between and behind them.
 */
record NamePattern(List<String> parts) {
  /** Nothing is known. */
  static final NamePattern ANY = new NamePattern(List.of());

  NamePattern {
    parts = List.copyOf(parts);
  }

  /** Linear in the name for each part. */
  boolean matches(String name) {
    int from = 0;
    for (String part : parts) {
      int found = name.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    return true;
  }
}

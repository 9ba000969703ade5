package modplan.rebuild;

import java.util.List;

/**
 * What is known of a name.
 *
 * @param parts stand in it in this order
 * @param exact whether the only part is the whole name; else there may be anything before, between
 *     and behind the parts
 */
record NamePattern(List<String> parts, boolean exact) {
  /** Nothing is known. */
  static final NamePattern ANY = with(List.of());

  NamePattern {
    parts = List.copyOf(parts);
  }

  static NamePattern exactly(String name) {
    return new NamePattern(List.of(name), true);
  }

  static NamePattern with(List<String> parts) {
    return new NamePattern(parts, false);
  }

  /** Linear in the name for each part. */
  boolean matches(String name) {
    if (exact) {
      return parts.get(0).equals(name);
    }
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

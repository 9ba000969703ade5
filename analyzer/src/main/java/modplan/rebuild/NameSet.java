package modplan.rebuild;

import java.util.HashSet;
import java.util.Set;

/**
 * Names, some of them known in part only.
 *
 * @param fixed known in full
 * @param made put together from something
 */
record NameSet(Set<String> fixed, Set<NamePattern> made) {
  static final NameSet NONE = new NameSet(Set.of(), Set.of());

  NameSet {
    fixed = Set.copyOf(fixed);
    made = Set.copyOf(made);
  }

  boolean isEmpty() {
    return fixed.isEmpty() && made.isEmpty();
  }

  static NameSet union(Iterable<NameSet> sets) {
    Set<String> fixed = new HashSet<>();
    Set<NamePattern> made = new HashSet<>();
    for (NameSet set : sets) {
      fixed.addAll(set.fixed());
      made.addAll(set.made());
    }
    return new NameSet(fixed, made.contains(NamePattern.ANY) ? Set.of(NamePattern.ANY) : made);
  }
}

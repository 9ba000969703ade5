package modplan.rebuild;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rebuild graph of one state of a tree, reduced to what can be kept and asked when the tree has
 * changed. A compiled file is as good as new if neither the summary of the tree that it was made
 * from nor that of the tree of today says that its module is affected.
 *
 * @param modules by name, those of libraries that were read, too
 */
public record RebuildSummary(SortedMap<String, RebuildModule> modules) {
  /** Of a tree without modules. */
  public static final RebuildSummary EMPTY = new RebuildSummary(new TreeMap<>());

  public RebuildSummary {
    modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
  }

  /**
   * The modules that do not offer what they do in another state of the tree, or are not in both.
   */
  public Set<String> otherOffers(RebuildSummary other) {
    Set<String> names = new TreeSet<>(modules.keySet());
    names.addAll(other.modules.keySet());
    names.removeIf(
        name -> {
          RebuildModule here = modules.get(name);
          RebuildModule there = other.modules.get(name);
          return here != null && there != null && here.offers().equals(there.offers());
        });
    return names;
  }

  /**
   * The modules to compile again. Linear in the size of the summary.
   *
   * @param files that have changed, come or gone, as reports write them
   * @param otherOffers modules that do not offer the same names any more
   */
  public Set<String> affected(Set<String> files, Set<String> otherOffers) {
    Importers importers = new Importers();
    modules.forEach((name, each) -> importers.add(name, each.imported(), each.reExports()));
    Set<String> changed = new TreeSet<>(importers.seeing(otherOffers).keySet());
    changed.addAll(otherOffers);
    for (Map.Entry<String, RebuildModule> each : modules.entrySet()) {
      if (each.getValue().isWrittenIn(files)) {
        changed.add(each.getKey());
      }
    }
    Set<String> affected = new TreeSet<>();
    modules.forEach(
        (name, each) -> {
          if (changed.contains(name) || each.looksInto().stream().anyMatch(changed::contains)) {
            affected.add(name);
          }
        });
    return affected;
  }
}

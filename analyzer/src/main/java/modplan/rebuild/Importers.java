package modplan.rebuild;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who sees the names that a module offers: its importers, and those of importers that re-export.
 */
final class Importers {
  private final Map<String, Set<String>> importers = new HashMap<>();
  private final Set<String> reExporters = new TreeSet<>();

  void add(String module, Set<String> imported, boolean reExports) {
    imported.forEach(name -> importers.computeIfAbsent(name, m -> new TreeSet<>()).add(module));
    if (reExports) {
      reExporters.add(module);
    }
  }

  /** The modules that see names of these, each with one of those it imports. */
  Map<String, String> seeing(Set<String> modules) {
    Map<String, String> found = new TreeMap<>();
    Deque<String> pending = new ArrayDeque<>(modules);
    while (!pending.isEmpty()) {
      String module = pending.remove();
      for (String importer : importers.getOrDefault(module, Set.of())) {
        if (found.putIfAbsent(importer, module) == null && reExporters.contains(importer)) {
          pending.add(importer);
        }
      }
    }
    return found;
  }

  /** The modules from which one of these can be reached by imports, without the latter. */
  Set<String> above(Set<String> modules) {
    Set<String> found = new TreeSet<>();
    Deque<String> pending = new ArrayDeque<>(modules);
    while (!pending.isEmpty()) {
      for (String importer : importers.getOrDefault(pending.remove(), Set.of())) {
        if (!modules.contains(importer) && found.add(importer)) {
          pending.add(importer);
        }
      }
    }
    return found;
  }
}

package modplan.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modplan.graph.Module;

/**
 * The modules that a walk has left behind: a journal, so that what was left since some moment is
 * what stands behind it.
 */
final class LeftBehind {
  /**
   * A module that failed while an autoload loaded it, and is there as far as it came.
   *
   * @param isBare whether it has not come to its first form
   */
  record Left(Module module, Met met, boolean isBare) {}

  /** In the order in which they were left; a module perhaps several times. */
  private final List<Left> journal = new ArrayList<>();

  /** Of each module, by id, where it stands last. */
  private final Map<Integer, Integer> last = new HashMap<>();

  void clear() {
    journal.clear();
    last.clear();
  }

  void add(Left module) {
    last.put(module.module().id(), journal.size());
    journal.add(module);
  }

  boolean isEmpty() {
    return journal.isEmpty();
  }

  /** How often a module was left behind so far. */
  int size() {
    return journal.size();
  }

  Left get(int index) {
    return journal.get(index);
  }

  /** Where a module stands last; -1 if it was not left behind. */
  int last(Module module) {
    return last.getOrDefault(module.id(), -1);
  }

  /** What was left behind since there were so many, each module once, as it was left last. */
  List<Left> since(int size) {
    Map<Integer, Left> since = new LinkedHashMap<>();
    journal.subList(size, journal.size()).forEach(each -> since.put(each.module().id(), each));
    return List.copyOf(since.values());
  }
}

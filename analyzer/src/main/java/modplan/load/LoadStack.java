package modplan.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.collections.impl.bag.mutable.HashBag;

/** The files that are being loaded, the outermost first; each may be there several times. */
final class LoadStack {
  private final Deque<String> files = new ArrayDeque<>();

  /** How often each file is there: modules of large cycles ask for each of their imports. */
  private final HashBag<String> counts = new HashBag<>();

  void push(String file) {
    files.addLast(file);
    counts.add(file);
  }

  void pop() {
    counts.remove(files.removeLast());
  }

  /** The file whose loading began last; the empty text if none is being loaded. */
  String innermost() {
    return files.isEmpty() ? "" : files.getLast();
  }

  boolean holds(String file) {
    return counts.contains(file);
  }

  /** How often a file is there. */
  int count(String file) {
    return counts.occurrencesOf(file);
  }

  /** All files, the outermost first. */
  List<String> files() {
    return List.copyOf(files);
  }
}

package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the modules into stretches of one order in which what is needed comes first: depth first, so
 * that what a module needs is near it. Each stretch needs earlier ones only, and cycles stay whole.
 * O(edges).
 */
final class Stretches {
  private static final int HALVINGS = 50;

  private final Workload load;
  private final int[] order; // components

  Stretches(Workload load) {
    this.load = load;
    this.order = depthFirst(load.condensation);
  }

  private static int[] depthFirst(Condensation graph) {
    int[] order = new int[graph.size()];
    int[] next = new int[graph.size()]; // which needed one is looked at next
    boolean[] seen = new boolean[graph.size()];
    int[] path = new int[graph.size()];
    int count = 0;
    for (int root = 0; root < graph.size(); root++) {
      int depth = 0;
      if (!seen[root]) {
        seen[root] = true;
        path[depth++] = root;
      }
      while (depth > 0) {
        int c = path[depth - 1];
        if (next[c] == graph.needs(c).length) {
          order[count++] = c;
          depth--;
        } else {
          int needed = graph.needs(c)[next[c]++];
          if (!seen[needed]) {
            seen[needed] = true;
            path[depth++] = needed;
          }
        }
      }
    }
    return order;
  }

  /** At most {@code k} stretches of about equal work, none empty. */
  List<int[]> even(int k) {
    long total = Arrays.stream(order).mapToLong(this::work).sum();
    List<int[]> stretches = new ArrayList<>();
    long done = 0;
    int from = 0;
    for (int at = 0; at < order.length; at++) {
      done += work(order[at]);
      boolean isFull = done / (double) total * k >= stretches.size() + 1;
      if (isFull || at + 1 == order.length) {
        stretches.add(modules(from, at + 1));
        from = at + 1;
      }
    }
    return stretches;
  }

  private long work(int component) {
    return 1 + load.componentCompile[component] + load.componentSource[component];
  }

  /**
   * At most {@code k} stretches that end together if all start at once and load what comes before
   * them from source.
   */
  List<int[]> together(int k) {
    long low = 0;
    long high = Arrays.stream(order).mapToLong(this::work).sum();
    for (int i = 0; i < HALVINGS && low + 1 < high; i++) {
      long middle = (low + high) >>> 1;
      if (within(middle, k) == null) {
        low = middle;
      } else {
        high = middle;
      }
    }
    List<int[]> stretches = within(high, k);
    return stretches == null ? List.of() : stretches;
  }

  /** Stretches that take no longer than that, as long as possible; null if more than k. */
  private @Nullable List<int[]> within(long micros, int k) {
    List<int[]> stretches = new ArrayList<>();
    long loads = 0;
    long compile = 0;
    int from = 0;
    for (int at = 0; at < order.length; at++) {
      loads += load.componentSource[order[at]];
      compile += load.componentCompile[order[at]];
      if (loads + compile > micros) {
        if (at == from || stretches.size() + 1 == k) {
          return null;
        }
        stretches.add(modules(from, at));
        from = at;
        compile = load.componentCompile[order[at]];
        if (loads + compile > micros) {
          return null;
        }
      }
    }
    stretches.add(modules(from, order.length));
    return stretches;
  }

  private int[] modules(int from, int to) {
    return Arrays.stream(order, from, to)
        .flatMap(c -> Arrays.stream(load.condensation.members(c)))
        .toArray();
  }
}

package modplan.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What components need and who needs them, directly or not. Small graphs keep a bit set for each
 * component, so that the search for a plan is fast; in large ones, where these would take most of
 * the memory, each question is a walk, O(edges).
 */
final class Closures {
  private static final int MOST_KEPT = 1 << 14; // components; their bit sets take 32 MiB

  private final Condensation graph;
  private final int words;
  private final long @Nullable [][] kept;

  Closures(Condensation graph) {
    this(graph, MOST_KEPT);
  }

  Closures(Condensation graph, int mostKept) {
    this.graph = graph;
    this.words = (graph.size() + Long.SIZE - 1) / Long.SIZE;
    this.kept = graph.size() <= mostKept ? bitSets() : null;
  }

  private long[][] bitSets() {
    long[][] sets = new long[graph.size()][words];
    for (int c : graph.needsFirst()) {
      Bits.set(sets[c], c);
      for (int other : graph.needs(c)) {
        Bits.or(sets[c], sets[other]);
      }
    }
    return sets;
  }

  /** A bit for each component that these need, directly or not, and for themselves. */
  long[] of(int[] components) {
    long[] found = new long[words];
    if (kept != null) {
      for (int c : components) {
        Bits.or(found, kept[c]);
      }
      return found;
    }
    Walk walk = new Walk(found);
    for (int c : components) {
      walk.add(c);
    }
    while (!walk.isDone()) {
      for (int needed : graph.needs(walk.next())) {
        walk.add(needed);
      }
    }
    return found;
  }

  /** Whether one of these components needs another one, directly or not. */
  boolean needOneAnother(int[] components) {
    if (components.length == 1) {
      return false;
    }
    long[] own = new long[words];
    for (int c : components) {
      Bits.set(own, c);
    }
    if (kept != null) {
      for (int c : components) {
        if (!Bits.areDisjointBut(own, kept[c], c)) {
          return true;
        }
      }
      return false;
    }
    Walk walk = new Walk(new long[words]);
    for (int c : components) {
      for (int needed : graph.needs(c)) {
        walk.add(needed);
      }
    }
    while (!walk.isDone()) {
      int c = walk.next();
      if (Bits.get(own, c)) {
        return true;
      }
      for (int needed : graph.needs(c)) {
        walk.add(needed);
      }
    }
    return false;
  }

  /** A bit for each component that needs this one, directly or not, and for itself. */
  long[] usersOf(int component) {
    long[] found = new long[words];
    Walk walk = new Walk(found);
    walk.add(component);
    while (!walk.isDone()) {
      for (int user : graph.users(walk.next())) {
        walk.add(user);
      }
    }
    return found;
  }

  /** The modules of a set of components, sorted. */
  int[] modulesOf(long[] components) {
    int count = 0;
    int[] found = new int[16];
    for (int w = 0; w < words; w++) {
      for (long bits = components[w]; bits != 0; bits &= bits - 1) {
        int[] members = graph.members((w << 6) + Long.numberOfTrailingZeros(bits));
        if (count + members.length > found.length) {
          found = Arrays.copyOf(found, 2 * (count + members.length));
        }
        System.arraycopy(members, 0, found, count, members.length);
        count += members.length;
      }
    }
    int[] sorted = Arrays.copyOf(found, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Components that are waiting to be looked at, each once. */
  private static final class Walk {
    private final long[] seen;
    private int[] pending = new int[64];
    private int size;

    Walk(long[] seen) {
      this.seen = seen;
    }

    void add(int component) {
      if (Bits.get(seen, component)) {
        return;
      }
      Bits.set(seen, component);
      if (size == pending.length) {
        pending = Arrays.copyOf(pending, 2 * size);
      }
      pending[size++] = component;
    }

    boolean isDone() {
      return size == 0;
    }

    int next() {
      return pending[--size];
    }
  }
}

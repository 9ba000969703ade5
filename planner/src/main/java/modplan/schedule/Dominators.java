package modplan.schedule;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * The dominator tree of those who need a component, directly or not: what all ways from a user to
 * that component lead through. Without cycles the dominator of a user is where its ways meet, the
 * lowest common ancestor of what it needs directly; found with jump pointers (Myers 1983) in
 * logarithmic time. O(edges log components).
 */
final class Dominators {
  private static final int NONE = -1;

  private final Condensation graph;
  private final int[] parent;
  private final int[] jump;
  private final int[] depth;

  /** Of the components that need the root. */
  Dominators(Condensation graph, int root) {
    this.graph = graph;
    parent = new int[graph.size()];
    jump = new int[graph.size()];
    depth = new int[graph.size()];
    Arrays.fill(parent, NONE);
    parent[root] = root;
    jump[root] = root;
    for (int c : graph.needsFirst()) {
      int meeting = NONE;
      for (int needed : graph.needs(c)) {
        if (parent[needed] != NONE) {
          meeting = meeting == NONE ? needed : meeting(meeting, needed);
        }
      }
      if (meeting != NONE && c != root) {
        add(c, meeting);
      }
    }
  }

  private void add(int c, int above) {
    parent[c] = above;
    depth[c] = depth[above] + 1;
    int far = jump[above];
    jump[c] = depth[above] - depth[far] == depth[far] - depth[jump[far]] ? jump[far] : above;
  }

  private int meeting(int one, int other) {
    int a = one;
    int b = other;
    while (depth[a] != depth[b]) {
      int low = depth[a] > depth[b] ? a : b;
      int high = depth[a] > depth[b] ? b : a;
      a = depth[jump[low]] >= depth[high] ? jump[low] : parent[low];
      b = high;
    }
    while (a != b) {
      boolean isFar = jump[a] != jump[b];
      a = isFar ? jump[a] : parent[a];
      b = isFar ? jump[b] : parent[b];
    }
    return a;
  }

  /** Whether a component is the root or needs it. */
  boolean isBelow(int component) {
    return parent[component] != NONE;
  }

  /** By component the sum of a weight over those that it dominates, itself included. */
  long[] sums(IntToLongFunction weight) {
    long[] sums = new long[parent.length];
    int[] order = graph.needsFirst();
    for (int i = order.length - 1; i >= 0; i--) {
      int c = order[i];
      if (isBelow(c)) {
        sums[c] += weight.applyAsLong(c);
        if (parent[c] != c) {
          sums[parent[c]] += sums[c];
        }
      }
    }
    return sums;
  }
}

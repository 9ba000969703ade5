package modplan.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Of the modules that each component needs, directly or not, those that can exist last: the only
 * ones that a process may have to load from source because it starts early. Components are added
 * behind what they need; lists are merged from those of the needed components and dropped when
 * nobody needs them any more. O(edges * most) time for lists of {@code most} modules.
 */
final class LatestNeeds {
  private final Condensation graph;
  private final long[] earliest;
  private final int most;
  private final int[] @Nullable [] belowUsers; // by component: its own modules and what it needs
  private final int[] users; // that have not been added yet

  /**
   * None added yet.
   *
   * @param earliest by module the moment at which it can exist; known for what has been added
   */
  LatestNeeds(Condensation graph, long[] earliest, int most) {
    this.graph = graph;
    this.earliest = earliest;
    this.most = most;
    this.belowUsers = new int[graph.size()][];
    this.users = new int[graph.size()];
    for (int c = 0; c < users.length; c++) {
      users[c] = graph.users(c).length;
    }
  }

  /** What a component needs of other components, the latest first. */
  int[] of(int component) {
    int[] found = new int[0];
    for (int needed : graph.needs(component)) {
      int[] below = belowUsers[needed];
      if (below != null) {
        found = found.length == 0 ? below : merge(found, below);
      }
      if (--users[needed] == 0) {
        belowUsers[needed] = null;
      }
    }
    return found;
  }

  /** Makes a component known to its users, with what {@link #of} gave for it. */
  void add(int component, int[] needs) {
    if (users[component] > 0) {
      int[] own =
          Arrays.stream(graph.members(component))
              .boxed()
              .sorted(this::compare)
              .mapToInt(Integer::intValue)
              .limit(most)
              .toArray();
      belowUsers[component] = needs.length == 0 ? own : merge(own, needs);
    }
  }

  private int compare(int a, int b) {
    int later = Long.compare(earliest[b], earliest[a]);
    return later != 0 ? later : Integer.compare(a, b);
  }

  private int[] merge(int[] a, int[] b) {
    int[] merged = new int[Math.min(most, a.length + b.length)];
    int size = 0;
    int i = 0;
    int j = 0;
    while (size < merged.length && (i < a.length || j < b.length)) {
      if (i == a.length) {
        merged[size++] = b[j++];
      } else if (j == b.length) {
        merged[size++] = a[i++];
      } else if (a[i] == b[j]) {
        merged[size++] = a[i++];
        j++;
      } else {
        merged[size++] = compare(a[i], b[j]) < 0 ? a[i++] : b[j++];
      }
    }
    return size == merged.length ? merged : Arrays.copyOf(merged, size);
  }
}

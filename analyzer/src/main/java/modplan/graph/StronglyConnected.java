package modplan.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Strongly connected components over successor arrays (Tarjan, Depth-first search and linear graph
 * algorithms, 1972), with a stack of its own, as chains of modules can be long. Time and memory are
 * linear in the edges. Every run asks twice; a library that wants an object for each edge took a
 * tenth of the time of a run that finds all else in its cache.
 */
public final class StronglyConnected {
  private static final int UNSEEN = 0;

  private final int[][] successors;

  /** When a vertex was first met, from 1. */
  private final int[] order;

  /** The earliest vertex of the component that is known to be reached. */
  private final int[] low;

  /** Vertices that are not in a component yet, in the order in which they were met. */
  private final int[] open;

  private final boolean[] isOpen;

  /** The path from the root of the search, and for each vertex its next successor. */
  private final int[] path;

  private final int[] next;
  private int met;
  private int opened;
  private final List<int[]> components = new ArrayList<>();

  private StronglyConnected(int[][] successors) {
    int vertices = successors.length;
    this.successors = successors;
    this.order = new int[vertices];
    this.low = new int[vertices];
    this.open = new int[vertices];
    this.isOpen = new boolean[vertices];
    this.path = new int[vertices];
    this.next = new int[vertices];
  }

  /** The components, each sorted, ordered by first member; together they hold every vertex once. */
  public static List<int[]> components(int[][] successors) {
    StronglyConnected search = new StronglyConnected(successors);
    for (int root = 0; root < successors.length; root++) {
      if (search.order[root] == UNSEEN) {
        search.from(root);
      }
    }
    search.components.sort(Comparator.comparingInt(c -> c[0]));
    return search.components;
  }

  private void from(int root) {
    int depth = 0;
    enter(root);
    path[0] = root;
    while (depth >= 0) {
      int vertex = path[depth];
      if (next[vertex] < successors[vertex].length) {
        int to = successors[vertex][next[vertex]++];
        if (order[to] == UNSEEN) {
          enter(to);
          path[++depth] = to;
        } else if (isOpen[to]) {
          low[vertex] = Math.min(low[vertex], order[to]);
        }
      } else {
        if (low[vertex] == order[vertex]) {
          close(vertex);
        }
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[vertex]);
        }
      }
    }
  }

  private void enter(int vertex) {
    order[vertex] = ++met;
    low[vertex] = met;
    open[opened++] = vertex;
    isOpen[vertex] = true;
  }

  /** Everything that was met since this vertex and is still open forms a component with it. */
  private void close(int vertex) {
    int end = opened;
    do {
      opened--;
      isOpen[open[opened]] = false;
    } while (open[opened] != vertex);
    int[] component = Arrays.copyOfRange(open, opened, end);
    Arrays.sort(component);
    components.add(component);
  }
}

package modplan.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * Strongly connected components over successor arrays, by Kosaraju's algorithm as JGraphT has it
 * (iterative; its Gabow and Tarjan ones recurse). Vertices that cannot be in a cycle, since nothing
 * leads to them or from them but such vertices, are {@linkplain Trimming trimmed} before, so that
 * the library makes objects for what is left only: nothing at all where there is no cycle. Time and
 * memory are linear in the edges.
 */
public final class StronglyConnected {
  private StronglyConnected() {}

  /** The components, each sorted, ordered by first member; together they hold every vertex once. */
  public static List<int[]> components(int[][] successors) {
    boolean[] trimmed = Trimming.trimmed(successors);
    List<int[]> components = new ArrayList<>();
    boolean isLeft = false;
    for (int v = 0; v < successors.length; v++) {
      if (trimmed[v]) {
        components.add(new int[] {v});
      }
      isLeft |= !trimmed[v];
    }
    if (isLeft) {
      for (Set<Integer> members : ofTheRest(successors, trimmed)) {
        int[] sorted = members.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        components.add(sorted);
      }
    }
    components.sort(Comparator.comparingInt(c -> c[0]));
    return components;
  }

  private static List<Set<Integer>> ofTheRest(int[][] successors, boolean[] trimmed) {
    Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    for (int v = 0; v < successors.length; v++) {
      if (!trimmed[v]) {
        graph.addVertex(v);
      }
    }
    for (int v = 0; v < successors.length; v++) {
      for (int w : successors[v]) {
        if (v != w && !trimmed[v] && !trimmed[w]) {
          graph.addEdge(v, w);
        }
      }
    }
    return new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets();
  }
}

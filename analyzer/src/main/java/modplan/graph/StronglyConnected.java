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
 * (iterative; its Gabow and Tarjan ones recurse). Time and memory are linear in the edges.
 */
public final class StronglyConnected {
  private StronglyConnected() {}

  /** The components, each sorted, ordered by first member; together they hold every vertex once. */
  public static List<int[]> components(int[][] successors) {
    Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    for (int v = 0; v < successors.length; v++) {
      graph.addVertex(v);
    }
    for (int v = 0; v < successors.length; v++) {
      for (int w : successors[v]) {
        if (v != w) {
          graph.addEdge(v, w);
        }
      }
    }
    List<int[]> components = new ArrayList<>();
    for (Set<Integer> members :
        new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
      int[] sorted = members.stream().mapToInt(Integer::intValue).toArray();
      Arrays.sort(sorted);
      components.add(sorted);
    }
    components.sort(Comparator.comparingInt(c -> c[0]));
    return components;
  }
}

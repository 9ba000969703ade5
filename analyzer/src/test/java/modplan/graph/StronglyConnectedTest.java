package modplan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against Kosaraju's algorithm as JGraphT has it. */
@NullUnmarked
class StronglyConnectedTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theSameComponentsAsALibraryFinds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      int n = 1 + random.nextInt(400);
      double degree = random.nextDouble() * 3;
      int[][] successors =
          IntStream.range(0, n)
              .mapToObj(v -> random.ints((int) (random.nextDouble() * 2 * degree), 0, n).toArray())
              .toArray(int[][]::new);

      assertThat(StronglyConnected.components(successors).toArray(int[][]::new))
          .isDeepEqualTo(kosaraju(successors));
    }
  }

  private static int[][] kosaraju(int[][] successors) {
    Graph<Integer, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    for (int v = 0; v < successors.length; v++) {
      graph.addVertex(v);
    }
    for (int v = 0; v < successors.length; v++) {
      for (int w : successors[v]) {
        graph.addEdge(v, w);
      }
    }
    return new KosarajuStrongConnectivityInspector<>(graph)
        .stronglyConnectedSets().stream()
            .map(set -> set.stream().mapToInt(Integer::intValue).sorted().toArray())
            .sorted(Comparator.comparingInt(c -> c[0]))
            .toArray(int[][]::new);
  }
}

package modplan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import modplan.TestTree;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortestPathsTest {
  @TempDir Path directory;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /** Paths are real, and as short as powers of the adjacency matrix say. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pathsAreShortest(long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(7);
    StringBuilder tree = new StringBuilder();
    for (int v = 0; v < n; v++) {
      tree.append("=== m%d.scm ===\n(define-module (m%d)".formatted(v, v));
      for (int w = 0; w < n; w++) {
        if (random.nextInt(n) < 2) {
          tree.append(" #:use-module (m%d)".formatted(w));
        }
      }
      tree.append(")\n");
    }
    ModuleGraph graph = ModuleGraph.of(TestTree.in(directory, tree.toString()).read());
    ShortestPaths paths = ShortestPaths.ofImports(graph);
    for (Module from : graph.modules()) {
      for (Module to : graph.modules()) {
        List<Edge> hops = paths.shortest(from, to);
        assertThat(hops).hasSize(distance(graph.imports(), from.id(), to.id()));
        int at = from.id();
        for (Edge hop : hops) {
          assertThat(Objects.requireNonNull(hop.from()).id()).isEqualTo(at);
          at = Objects.requireNonNull(hop.to()).id();
        }
        assertThat(hops.isEmpty() || at == to.id()).isTrue();
      }
    }
  }

  /** The length of a shortest walk of at least one hop, 0 if there is none. */
  private static int distance(int[][] successors, int from, int to) {
    boolean[] reached = new boolean[successors.length];
    reached[from] = true;
    for (int length = 1; length <= successors.length; length++) {
      boolean[] next = new boolean[successors.length];
      for (int v = 0; v < successors.length; v++) {
        for (int w : successors[v]) {
          next[w] |= reached[v];
        }
      }
      if (next[to]) {
        return length;
      }
      reached = next;
    }
    return 0;
  }
}

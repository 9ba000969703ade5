package modplan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modplan.TestTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleGraphTest {
  @TempDir Path directory;

  private ModuleGraph graph(String files) {
    return ModuleGraph.of(TestTree.in(directory, files).read());
  }

  @Test
  void modulesAreNumberedByTheirNames() {
    ModuleGraph graph =
        graph("=== z.scm ===\n(define-module (a))\n=== y.scm ===\n(define-module (b c))");

    assertThat(graph.modules()).extracting(Module::toString).containsExactly("(a)", "(b c)");
    assertThat(graph.modules()).extracting(Module::id).containsExactly(0, 1);
  }

  @Test
  void eagerImportsMakeCyclesAndAutoloadsAndDataDoNot() {
    ModuleGraph graph =
        graph(
            """
            === a.scm ===
            (define-module (a) #:use-module (b))
            === b.scm ===
            (define-module (b))
            (use-modules (c))
            === c.scm ===
            (define-module (c) #:use-module (a) #:autoload (d) (x))
            === d.scm ===
            (define-module (d) #:use-module (a))
            (define code '(use-modules (e)))
            === e.scm ===
            (define-module (e) #:use-module (d))
            """);

    assertThat(graph.cycles()).hasSize(1);
    assertThat(graph.cycles().get(0).members())
        .extracting(Module::toString)
        .containsExactly("(a)", "(b)", "(c)");
    assertThat(graph.imports()).isDeepEqualTo(new int[][] {{1}, {2}, {0}, {0}, {3}});
  }

  @Test
  void theFormOnTheLoadPathIsTheOneThatGuileFinds() {
    ModuleGraph graph =
        graph("=== a-copy.scm ===\n(define-module (a))\n=== a.scm ===\n(define-module (a))");

    assertThat(graph.modules().get(0).site().file().path()).isEqualTo("a.scm");
    assertThat(graph.modules().get(0).sites()).hasSize(2);
  }

  @Test
  void externalsAreWhatCodeNamesOutsideTheRoots() {
    ModuleGraph graph =
        graph(
            """
            === a.scm ===
            (define-module (a) #:use-module (srfi srfi-1))
            (define (f) ((@ (ice-9 match) x) '(use-modules (not this))))
            """);

    assertThat(graph.externals())
        .extracting(Object::toString)
        .containsExactly("(ice-9 match)", "(srfi srfi-1)");
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  /** Two vertices share a component iff each reaches the other: Warshall's closure says so, too. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void componentsAreThoseOfTheTransitiveClosure(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(30);
    int[][] successors = new int[n][];
    boolean[][] reaches = new boolean[n][n];
    for (int v = 0; v < n; v++) {
      int degree = random.nextInt(4);
      successors[v] = IntStream.range(0, degree).map(i -> random.nextInt(n)).distinct().toArray();
      reaches[v][v] = true;
      for (int w : successors[v]) {
        reaches[v][w] = true;
      }
    }
    for (int via = 0; via < n; via++) {
      for (int v = 0; v < n; v++) {
        for (int w = 0; w < n; w++) {
          reaches[v][w] |= reaches[v][via] && reaches[via][w];
        }
      }
    }
    List<int[]> expected = new ArrayList<>();
    boolean[] done = new boolean[n];
    for (int v = 0; v < n; v++) {
      int from = v;
      if (!done[v]) {
        int[] members =
            IntStream.range(0, n).filter(w -> reaches[from][w] && reaches[w][from]).toArray();
        Arrays.stream(members).forEach(w -> done[w] = true);
        expected.add(members);
      }
    }

    assertThat(StronglyConnected.components(successors).toArray(int[][]::new))
        .isDeepEqualTo(expected.toArray(int[][]::new));
  }

  @Test
  void aChainOfAHundredThousandModulesNeedsNoDeepStack() {
    int n = 100_000;
    int[][] chain = new int[n][];
    for (int v = 0; v < n; v++) {
      chain[v] = new int[] {(v + 1) % n};
    }

    assertThat(StronglyConnected.components(chain)).hasSize(1);
  }
}

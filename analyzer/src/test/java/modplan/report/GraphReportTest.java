package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import modplan.TestTree;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphReportTest {
  @TempDir Path directory;
  private Project project;
  private ModuleGraph graph;

  @BeforeEach
  void read() {
    project =
        TestTree.in(
                directory,
                """
                === a.scm ===
                (define-module (a) #:use-module (b) #:autoload (c d) (x) #:export (f m))
                (define (f) ((@ (c d) y)))
                (define-syntax-rule (m) 1)
                (include "more.inc")
                === b.scm ===
                (define-module (b) #:use-module (a) #:use-module (srfi srfi-1))
                === c/d.scm ===
                (define-module (c d))
                === c/e.scm ===
                (define-module (c e) #:use-module (c d))
                === broken.scm ===
                (define x
                """)
            .read();
    graph = ModuleGraph.of(project);
  }

  @Test
  void jsonHasAllOfTheGraphAndOneElementALine() throws IOException {
    String json = GraphJson.write(project, graph);

    assertThat(Schemas.violations("graph-1", json)).isEmpty();
    assertThat(json)
        .contains(
            """
            {"name": "(a)", "file": "a.scm", "line": 1, "bytes": %d, "form": "define-module", "exports": \
            [{"name": "f", "kind": "variable"}, {"name": "m", "kind": "macro"}], "component": 0}"""
                .formatted(project.files().get(0).facts().bytes()))
        .contains(
            """
            {"from": "(a)", "to": "(c d)", "kind": "@", "context": "nested", "internal": true, \
            "file": "a.scm", "line": 2}""")
        .contains("\"to\": \"more.inc\", \"kind\": \"include\", \"context\": \"eager\"")
        .contains("{\"id\": 0, \"size\": 2, \"members\": [\"(a)\", \"(b)\"]}")
        .contains("\"error\": \"1:1: this list is never closed\"");
  }

  @Test
  void theSchemaRefusesWhatIsNoGraph() throws IOException {
    String json = GraphJson.write(project, graph);

    assertThat(Schemas.violations("graph-1", json.replace("\"kind\": \"@\"", "\"kind\": \"at\"")))
        .isNotEmpty();
    assertThat(Schemas.violations("graph-1", "{}")).isNotEmpty();
  }

  @Test
  void dotDrawsCyclesAsClustersAndKindsByStyle() {
    assertThat(GraphDot.write(GraphView.of(graph, List.of(), false, 300)))
        .isEqualTo(
            """
            digraph modules {
              rankdir=LR;
              node [shape=box, style=filled, fillcolor=white, fontname="monospace"];
              edge [color="#444444"];
              "(c d)";
              "(c e)";
              subgraph cluster_0 {
                label="import cycle of 2 modules";
                style=filled; color="#f7d4d0";
                "(a)";
                "(b)";
              }
              "(a)" -> "(b)";
              "(a)" -> "(c d)" [style=dashed];
              "(a)" -> "(c d)" [style=dotted];
              "(b)" -> "(a)";
              "(c e)" -> "(c d)";
            }
            """);
  }

  @Test
  void tooManyModulesAreFoldedByTheirNamesAndThatIsSaid() {
    GraphView view = GraphView.of(graph, List.of(), false, 3);

    assertThat(view.nodes().keySet()).containsExactly("(a)", "(b)", "(c *)");
    assertThat(view.note()).startsWith("4 modules are folded into 3 nodes");
    assertThat(GraphDot.write(view))
        .contains("\"(c *)\" [label=\"(c *)\\n2 modules\", shape=box3d]");
  }

  @Test
  void focusShowsAModuleAndItsNeighbours() {
    GraphView view = GraphView.of(graph, List.of("(c d)"), false, 300);

    assertThat(view.nodes().keySet()).containsExactly("(a)", "(c d)", "(c e)");
    assertThatThrownBy(() -> GraphView.of(graph, List.of("(nowhere)"), false, 300))
        .isInstanceOf(UsageException.class)
        .hasMessage("there is no module (nowhere) in the roots; write names as '(a b)'");
  }

  @Test
  void onlyCyclesLeavesOutTheRest() {
    assertThat(GraphView.of(graph, List.of(), true, 300).nodes().keySet())
        .containsExactly("(a)", "(b)");
  }
}

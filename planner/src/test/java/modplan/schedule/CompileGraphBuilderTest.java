package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileGraphBuilderTest {
  @TempDir Path directory;

  private CompileGraph graph(String files) throws IOException {
    PlanTree.write(directory, files);
    return graph(PlanSettings.of(1), ".");
  }

  private CompileGraph graph(PlanSettings settings, String... roots) {
    Project project = PlanTree.read(directory, 1, roots);
    return CompileGraphBuilder.build(project, ModuleGraph.of(project), settings);
  }

  private static PlannedModule module(CompileGraph graph, String... name) {
    return graph.modules().stream()
        .filter(m -> m.name().equals(ModuleName.of(name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void compilingLoadsImportsAutoloadsAndReferencesButNoData() throws IOException {
    CompileGraph graph =
        graph(
            """
            === m.scm ===
            (define-module (m) #:use-module (a) #:use-module (srfi srfi-1) #:autoload (b) (x))
            (define (f) (use-modules (c)) ((@ (d) x)) ((@@ (ice-9 pretty-print) y)))
            (define q '(@ (e) x))
            (define (g) (resolve-interface '(e)))
            === a.scm ===
            (define-module (a))
            === b.scm ===
            (define-module (b))
            === c.scm ===
            (define-module (c))
            === d.scm ===
            (define-module (d))
            === e.scm ===
            (define-module (e))
            """);

    PlannedModule m = module(graph, "m");
    assertThat(m.imports()).containsExactly(ModuleName.of("a"));
    assertThat(m.mentions())
        .containsExactlyInAnyOrder(ModuleName.of("b"), ModuleName.of("c"), ModuleName.of("d"));
    assertThat(m.externalImports()).containsExactly(ModuleName.of("srfi", "srfi-1"));
    assertThat(m.externalMentions()).containsExactly(ModuleName.of("ice-9", "pretty-print"));
    assertThat(graph.needs()[5]).containsExactly(0, 1, 2, 3);
  }

  @Test
  void anIncludedFileIsPartOfItsIncluder() throws IOException {
    CompileGraph graph =
        graph(
            """
            === p/m.scm ===
            (define-module (p m))
            (include "part.scm")
            (include-from-path "q/other.inc")
            === p/part.scm ===
            (use-modules (a))
            (include "deeper.scm")
            === p/deeper.scm ===
            (use-modules (b))
            === a.scm ===
            (define-module (a))
            === b.scm ===
            (define-module (b))
            """);

    PlannedModule m = module(graph, "p", "m");
    assertThat(m.imports()).containsExactly(ModuleName.of("a"), ModuleName.of("b"));
    assertThat(m.includes())
        .contains("p/part.scm", "p/deeper.scm", "q/other.inc")
        .allMatch(path -> !path.startsWith("/"));
    assertThat(m.bytes())
        .isEqualTo(
            Files.size(directory.resolve("p/m.scm"))
                + Files.size(directory.resolve("p/part.scm"))
                + Files.size(directory.resolve("p/deeper.scm")));
  }

  @Test
  void whatGuileDoesNotFindUnderItsNameStaysOut() throws IOException {
    CompileGraph graph =
        graph(
            """
            === a.scm ===
            (define-module (a))
            === wrong.scm ===
            (define-module (right))
            === copy/a.scm ===
            (define-module (a))
            === script.scm ===
            (display 1)
            === twice.scm ===
            (define-module (twice))
            (define-module (inner))
            === uses.scm ===
            (define-module (uses) #:use-module (right))
            """);

    assertThat(graph.modules())
        .extracting(m -> m.name().toString())
        .containsExactly("(a)", "(twice)", "(uses)");
    assertThat(graph.notPlanned())
        .extracting(n -> n.file() + ": " + n.reason())
        .containsExactly(
            "copy/a.scm: its name does not resolve to this file, but to a.scm",
            "script.scm: it has no module form",
            "twice.scm: its name does not resolve to this file, but to inner.scm",
            "wrong.scm: its name does not resolve to this file, but to right.scm");
    assertThat(module(graph, "uses").externalImports()).containsExactly(ModuleName.of("right"));
  }

  @Test
  void theFirstRootOnTheLoadPathWins() throws IOException {
    PlanTree.write(
        directory,
        """
        === one/a.scm ===
        (define-module (a))
        === two/a.scm ===
        (define-module (a))
        === two/b.scm ===
        (define-module (b))
        """);

    CompileGraph graph = graph(PlanSettings.of(1), "one", "two");

    assertThat(graph.modules())
        .extracting(m -> m.directory() + ":" + m.path())
        .containsExactly("0:a.scm", "1:b.scm");
    assertThat(graph.notPlanned())
        .extracting(n -> n.file() + ": " + n.reason())
        .containsExactly("two/a.scm: Guile finds one/a.scm first");
  }

  @Test
  void aRootInsideALoadPathDirectoryTakesItsNamesFromThere() throws IOException {
    PlanTree.write(
        directory,
        """
        === lib/p/a.scm ===
        (define-module (p a))
        (include "a.inc")
        """);

    CompileGraph graph =
        graph(
            PlanSettings.of(1)
                .withLoadPath(
                    List.of(new PlanSettings.SearchDirectory("lib", directory.resolve("./lib")))),
            "lib/p");

    assertThat(graph.modules()).hasSize(1);
    assertThat(graph.modules().get(0).directory()).isEqualTo(1);
    assertThat(graph.modules().get(0).path()).isEqualTo("p/a.scm");
    assertThat(graph.modules().get(0).compiledPath()).isEqualTo("p/a.go");
    assertThat(graph.modules().get(0).includes()).containsExactly("p/a.inc");
  }
}

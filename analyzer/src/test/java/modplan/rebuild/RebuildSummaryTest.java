package modplan.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import modplan.TestTree;
import modplan.binding.GuileVersion;
import modplan.project.Excludes;
import modplan.project.OptimisationLevels;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class RebuildSummaryTest {
  @TempDir Path directory;

  @BeforeEach
  void tree() {
    TestTree.in(
        directory,
        """
        === lib.scm ===
        (define-module (lib) #:export (swap big))
        (define-syntax-rule (swap a b) (list b a))
        (define (big x) (call-with-output-string (lambda (port) (display (list x x x) port))))
        === again.scm ===
        (define-module (again) #:use-module (lib) #:re-export (swap big))
        === uses-swap.scm ===
        (define-module (uses-swap) #:use-module (again) #:export (f))
        (define (f) (swap 1 2))
        === uses-big.scm ===
        (define-module (uses-big) #:use-module (lib))
        (define (f) (big 1))
        === includes.scm ===
        (define-module (includes))
        (include "part.inc")
        === stranger.scm ===
        (define-module (stranger) #:use-module (uses-swap))
        (define (g) (f))
        """);
  }

  private RebuildGraph graph() {
    return RebuildGraphBuilder.build(
        ProjectReader.read(
            new ProjectOptions(directory, List.of("."), List.of(), Excludes.of(List.of()), 1)
                .withEverySource()),
        GuileVersion.V3_0,
        OptimisationLevels.of(1));
  }

  private Set<String> otherOffersAfter(String file, String text) throws Exception {
    RebuildSummary before = graph().summary();
    Files.writeString(directory.resolve(file), text);
    return graph().summary().otherOffers(before);
  }

  @Test
  void aSummarySaysWhatItsGraphSays() {
    RebuildGraph graph = graph();
    for (String file : new TreeSet<>(graph.files().values())) {
      for (boolean other : new boolean[] {false, true}) {
        Set<String> offers =
            other
                ? graph.files().entrySet().stream()
                    .filter(each -> each.getValue().equals(file))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet())
                : Set.of();

        assertThat(graph.summary().affected(Set.of(file), offers))
            .as("%s, other exports: %s", file, other)
            .containsExactlyElementsOf(
                graph.affected(Set.of(file), other).stream().map(Affected::module).toList());
      }
    }
  }

  @Test
  void anotherBodyOffersTheSame() throws Exception {
    assertThat(
            otherOffersAfter(
                "lib.scm",
                """
                (define-module (lib) #:export (big swap))
                (define-syntax-rule (swap a b) (list a b))
                (define (big y) y)
                """))
        .isEmpty();
  }

  @Test
  void anotherNameIsOfferedByReExportersToo() throws Exception {
    assertThat(
            otherOffersAfter(
                "lib.scm",
                """
                (define-module (lib) #:export (big))
                (define (big y) y)
                """))
        .containsExactly("(again)", "(lib)");
  }

  @Test
  void anotherKindIsAnotherOffer() throws Exception {
    assertThat(
            otherOffersAfter(
                "lib.scm",
                """
                (define-module (lib) #:export (big swap))
                (define (swap a b) (list b a))
                (define (big y) y)
                """))
        .contains("(lib)", "(again)");
  }

  @Test
  void aNewModuleOffersWhatItDidNot() throws Exception {
    assertThat(otherOffersAfter("new.scm", "(define-module (new))\n")).containsExactly("(new)");
  }

  @Test
  void whereOffersDifferImportersOfImportersThatReExportAreAffected() {
    assertThat(graph().summary().affected(Set.of(), Set.of("(lib)")))
        .containsExactly("(again)", "(lib)", "(uses-big)", "(uses-swap)");
  }

  @Test
  void aFileThatMayBeIncludedCountsBeforeItIsThere() {
    assertThat(graph().summary().affected(Set.of("part.inc"), Set.of()))
        .containsExactly("(includes)");
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modplan.TestTree;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class LibraryCycleRuleTest extends RuleTest {
  LibraryCycleRuleTest() {
    super("library-cycle");
  }

  @Test
  void findsLibrariesInCycles() {
    finds(
        """
        === a.scm ===
        (library (a) (export) (import (rnrs) (b)))
        === b.scm ===
        (define-module (b) #:use-module (a))
        === c.scm ===
        (define-library (c) (import (scheme base) (c)))
        """,
        "a.scm:1:38 error library (a) is part of an import cycle",
        "c.scm:1:43 error library (c) is part of an import cycle");
  }

  @Test
  void findsEachLibraryOfACycle() {
    String tree =
        """
        === a.scm ===
        (library (a) (export) (import (rnrs) (b)))
        === b.scm ===
        (library (b) (export) (import (rnrs) (a)))
        """;
    finds(
        tree,
        "a.scm:1:38 error library (a) is part of an import cycle",
        "b.scm:1:38 error library (b) is part of an import cycle");
    assertThat(findings(tree))
        .allMatch(f -> f.failure() != null && f.failure().entries().contains(f.module()));
  }

  /**
   * Behind a member that is registered at once, the body of a library runs and may meet it half
   * loaded.
   */
  @Test
  void leavesWhatALibraryUsesOfAHalfLoadedMemberToTheRulesAboutUses() {
    String tree =
        """
        === %1$s.scm ===
        (library (%1$s) (export y) (import (rnrs) (m)) (define y (+ x 1)) (define (f) x))
        === m.scm ===
        (define-module (m) #:use-module (%1$s) #:export (x))
        (define x 1)
        """;
    for (String library : List.of("a", "z")) { // read before the other member, and behind it
      Analysis analysis =
          TestTree.in(directory.resolve(library), tree.formatted(library)).analysis();

      assertThat(findings(analysis, "strict-cycle"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.message())
                    .isEqualTo(
                        "the top level of (%s) needs x, which (m) may not have defined yet"
                            .formatted(library));
                assertThat(finding.failure().entries()).containsExactly("(m)");
                assertThat(finding.failure().says()).isEqualTo("Unbound variable: x");
              });
    }
  }

  @Test
  void leavesOtherLibrariesAndCyclesAlone() {
    isSilent(
        """
        === a.scm ===
        (library (a) (export) (import (rnrs) (b)))
        === b.scm ===
        (define-module (b) #:use-module (c))
        === c.scm ===
        (define-module (c) #:use-module (b))
        """);
  }
}

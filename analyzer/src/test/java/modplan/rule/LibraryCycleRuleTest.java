package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

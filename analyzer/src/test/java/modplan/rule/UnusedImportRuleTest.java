package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusedImportRuleTest extends RuleTest {
  UnusedImportRuleTest() {
    super("unused-import");
  }

  @Test
  void findsImportsOfWhichNothingIsMentioned() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:use-module ((c) #:prefix c:))
        (define x f)
        === b.scm ===
        (define-module (b) #:export (g))
        (define g 1)
        === c.scm ===
        (define-module (c) #:export (f))
        (define f 1)
        """,
        "a.scm:1:33 info (a) mentions no name of (b)",
        "a.scm:1:50 info (a) mentions no name of (c)");
  }

  @Test
  void leavesImportsAloneThatAreMentionedOrReExported() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:use-module ((c) #:prefix c:) #:re-export (g))
        (define x 'c:f)
        === b.scm ===
        (define-module (b) #:export (g))
        (define g 1)
        === c.scm ===
        (define-module (c) #:export (f))
        (define f 1)
        === d.scm ===
        (define-module (d) #:use-module (effects))
        === effects.scm ===
        (define-module (effects))
        (display "hello")
        """);
  }

  @Test
  void isOffUnlessAskedFor() {
    assertThat(Policy.NONE.wants(new UnusedImportRule())).isFalse();
    assertThat(Policy.NONE.wants(new StrictCycleRule())).isTrue();
  }
}

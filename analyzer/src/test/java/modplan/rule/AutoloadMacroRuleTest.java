package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AutoloadMacroRuleTest extends RuleTest {
  AutoloadMacroRuleTest() {
    super("autoload-macro");
  }

  @Test
  void findsMacrosOfTheTreeAndOfGuileThroughReExports() {
    finds(
        """
        === a.scm ===
        (define-module (a)
          #:autoload (ice-9 match) (match)
          #:autoload (b) (f m))
        === b.scm ===
        (define-module (b) #:use-module (c) #:export (f) #:re-export (m))
        (define (f) 1)
        === c.scm ===
        (define-module (c) #:export (m))
        (define-syntax-rule (m) 1)
        """,
        "a.scm:2:14 info the autoload of (ice-9 match) waits for a macro: match",
        "a.scm:3:14 info the autoload of (b) waits for a macro: m");
  }

  /** Who wrote a record looks for a macro in vain. */
  @Test
  void showsWhereTheMacroIsDefined() {
    Finding finding =
        findings(
                """
                === a.scm ===
                (define-module (a) #:autoload (b) (f c?))
                === b.scm ===
                (define-module (b) #:use-module (srfi srfi-9) #:export (f c?))
                (define (f) 1)
                (define-record-type <c> (c) c?)
                """)
            .get(0);

    assertThat(places(finding)).containsExactly("b.scm:3:29 (b) defines c? here");
    assertThat(finding.notes())
        .containsExactly(
            "Guile loads (b) as soon as it expands a use of c?, even in a procedure that nobody"
                + " calls");
  }

  @Test
  void leavesProceduresAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:autoload (ice-9 ftw) (scandir) #:autoload (gone) (x))
        """);
  }
}

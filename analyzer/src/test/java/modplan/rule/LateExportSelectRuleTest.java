package modplan.rule;

import org.junit.jupiter.api.Test;

class LateExportSelectRuleTest extends RuleTest {
  LateExportSelectRuleTest() {
    super("late-export-select");
  }

  @Test
  void findsSelectionsAndReExportsOfWhatIsExportedLater() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        (define-public xa 1)
        === b.scm ===
        (define-module (b) #:use-module ((a) #:select (xa)))
        === c.scm ===
        (define-module (c) #:use-module (d))
        (define-public xc 1)
        === d.scm ===
        (define-module (d) #:use-module (c) #:re-export (xc))
        """,
        "b.scm:1:33 error (b) asks (a) for xa, which may not be exported yet",
        "d.scm:1:50 error (d) exports xc again, which (c) may not export yet");
  }

  @Test
  void leavesDeclaredExportsAloneAndImportsOfAllNames() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (xa))
        (define xa 1)
        (define-public ya 1)
        === b.scm ===
        (define-module (b) #:use-module ((a) #:select (xa)) #:use-module (a) #:re-export (xa))
        (define (f) ya)
        === c.scm ===
        (define-module (c) #:use-module ((leaf) #:select (x)))
        === leaf.scm ===
        (define-module (leaf))
        (define-public x 1)
        """);
  }
}

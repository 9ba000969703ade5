package modplan.rule;

import org.junit.jupiter.api.Test;

class LoadMacrosRuleTest extends RuleTest {
  LoadMacrosRuleTest() {
    super("load-macros");
  }

  @Test
  void findsLoadedFilesWhoseMacrosAreUsed() {
    finds(
        """
        === a.scm ===
        (define-module (a))
        (load "macros.scm")
        (define (f) (m 1))
        === macros.scm ===
        (define-syntax-rule (m x) x)
        (define-syntax-rule (n x) x)
        """,
        "a.scm:2:1 warning macros.scm defines macros that are used here, but is loaded only at run"
            + " time: m");
  }

  @Test
  void leavesFilesOfProceduresAloneAndMacrosThatNobodyUses() {
    isSilent(
        """
        === a.scm ===
        (define-module (a))
        (load "code.scm")
        (define (f) (g 1))
        === code.scm ===
        (define (g x) x)
        (define-syntax-rule (n x) x)
        === b.scm ===
        (define-module (b))
        (include-from-path "code.scm")
        (n 1)
        """);
  }
}

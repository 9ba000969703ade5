package modplan.rule;

import org.junit.jupiter.api.Test;

class SyntaxErrorRuleTest extends RuleTest {
  SyntaxErrorRuleTest() {
    super("syntax-error");
  }

  @Test
  void findsListsThatNeverEndAndClausesThatGuileDoesNotKnow() {
    finds(
        """
        === a.scm ===
        (define-module (a))
        (define (f)
        === b.scm ===
        (define-module (b) #:no-such-clause 1)
        """,
        "a.scm:2:1 error this list is never closed",
        "b.scm:1:20 error define-module has no clause `#:no-such-clause`");
  }

  @Test
  void leavesWholeFilesAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a))
        (define (f) #~(a #$b))
        """);
  }
}

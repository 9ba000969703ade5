package modplan.rule;

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

  @Test
  void leavesProceduresAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:autoload (ice-9 ftw) (scandir) #:autoload (gone) (x))
        """);
  }
}

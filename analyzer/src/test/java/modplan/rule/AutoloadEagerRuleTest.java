package modplan.rule;

import org.junit.jupiter.api.Test;

class AutoloadEagerRuleTest extends RuleTest {
  AutoloadEagerRuleTest() {
    super("autoload-eager");
  }

  @Test
  void findsAutoloadsOfImportedModules() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:autoload (b) (x))
        (use-modules (b))
        """,
        "a.scm:1:31 warning the autoload of (b) defers nothing: (a) imports it as well");
  }

  @Test
  void leavesImportsInOtherModulesAndInProceduresAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:autoload (b) (x))
        (define (f) (use-modules (b)))
        === c.scm ===
        (define-module (c) #:use-module (b))
        """);
  }
}

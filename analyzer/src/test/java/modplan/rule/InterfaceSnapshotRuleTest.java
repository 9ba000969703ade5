package modplan.rule;

import org.junit.jupiter.api.Test;

class InterfaceSnapshotRuleTest extends RuleTest {
  InterfaceSnapshotRuleTest() {
    super("interface-snapshot");
  }

  @Test
  void findsNamesThatACopyOfTheInterfaceHasMissed() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        (define-public xa 1)
        === b.scm ===
        (define-module (b) #:use-module ((a) #:prefix a:) #:export (f))
        (define (f) (list a:xa))
        """,
        "b.scm:2:19 warning (b) never sees a:xa: its import copies the names that (a) has exported"
            + " by then");
  }

  @Test
  void leavesDeclaredExportsAloneAndImportsThatChangeNothing() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:use-module (c) #:export (xa))
        (define xa 1)
        (define-public ya 1)
        === b.scm ===
        (define-module (b) #:use-module ((a) #:prefix a:) #:export (f))
        (define (f) (list a:xa))
        === c.scm ===
        (define-module (c) #:use-module (a) #:export (f))
        (define (f) (list ya))
        """);
  }
}

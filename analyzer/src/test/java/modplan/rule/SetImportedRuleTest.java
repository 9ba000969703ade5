package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SetImportedRuleTest extends RuleTest {
  SetImportedRuleTest() {
    super("set-imported");
  }

  @Test
  void findsAssignmentsToImportedVariables() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:export (limit))
        (define limit 9)
        === b.scm ===
        (define-module (b) #:use-module (a))
        (define (f) (set! limit 1))
        """,
        "b.scm:2:19 warning (b) assigns to limit of (a)");
  }

  @Test
  void leavesLocalAndOwnVariablesAloneAndModulesThatAllowIt() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:export (limit))
        (define limit 9)
        === b.scm ===
        (define-module (b) #:use-module (a))
        (define (f limit) (set! limit 1))
        (define (g) (let ((limit 1)) (set! limit 2)))
        (define own 1)
        (set! own 2)
        (define x '(set! limit 1))
        === c.scm ===
        (define-module (c) #:export (limit) #:declarative? #f)
        (define limit 9)
        === d.scm ===
        (define-module (d) #:use-module (c))
        (set! limit 1)
        """);
  }

  @Test
  void guile22SeesThem() {
    assertThat(
            lines(
                """
                === a.scm ===
                (define-module (a) #:export (limit))
                (define limit 9)
                === b.scm ===
                (define-module (b) #:use-module (a))
                (set! limit 1)
                """,
                guile("2.2", 2)))
        .isEmpty();
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class LateUseModulesRuleTest extends RuleTest {
  LateUseModulesRuleTest() {
    super("late-use-modules");
  }

  @Test
  void findsImportsBelowTheUsesOfTheirMacrosAndInProcedures() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:export (f))
        (define (f) (m 1))
        (use-modules (b))
        === b.scm ===
        (define-module (b) #:export (m v))
        (define-syntax-rule (m x) x)
        (define v 1)
        === c.scm ===
        (define-module (c))
        (define (f) (use-modules (b)) (m 1))
        """,
        "a.scm:3:14 warning use-modules of (b) comes behind uses of its macros: m",
        "c.scm:2:26 warning use-modules of (b) in a procedure comes too late for its code");
  }

  @Test
  void findsVariablesThatTheTopLevelNeedsBefore() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:export (xa))
        (define xa (+ 1 xb))
        (use-modules (b))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (xb))
        (define xb 1)
        """,
        "a.scm:2:17 error (a) uses xb before its use-modules of (b)");
  }

  /** No cycle is needed for that; whoever loads the module fails with it. */
  @Test
  void namesAllThatLoadAModuleWhichImportsTooLate() {
    Finding finding =
        findings(
                """
                === a.scm ===
                (define-module (a) #:export (xa))
                (define xa (+ 1 xb))
                (use-modules (b))
                === b.scm ===
                (define-module (b) #:export (xb))
                (define xb 1)
                === c.scm ===
                (define-module (c) #:use-module (a))
                """)
            .get(0);

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.failure()).isNotNull();
    assertThat(finding.failure().entries()).containsExactly("(a)", "(c)");
    assertThat(finding.failure().says()).isEqualTo("Unbound variable: xb");
  }

  @Test
  void findsNamesThatTheImportedModuleIncludes() {
    finds(
        """
        === a.scm ===
        (define-module (a))
        (define xa (+ 1 xb))
        (use-modules (b))
        === b.scm ===
        (define-module (b))
        (include-from-path "part.scm")
        === part.scm ===
        (define-public xb 1)
        """,
        "a.scm:2:17 error (a) uses xb before its use-modules of (b)");
  }

  @Test
  void leavesImportsAloneThatComeInTime() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:export (f))
        (define (g) v)
        (define (own-macro) '(m 1))
        (use-modules (b))
        (define (f) (m 1))
        === b.scm ===
        (define-module (b) #:export (m v))
        (define-syntax-rule (m x) x)
        (define v 1)
        === c.scm ===
        (define-module (c) #:use-module (unknown))
        (run-in-a-copy (use-modules (b)))
        """);
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  /** The macro was taken for a procedure when the code of {@code f} was expanded. */
  @Test
  void findsCallsOfWhatUsesAMacroOfALaterImport() {
    String tree =
        """
        === a.scm ===
        (define-module (a) #:export (f))
        (define (f) (m 1))
        %s
        === b.scm ===
        (define-module (b) #:export (m))
        (define-syntax-rule (m x) (+ x hidden))
        (define hidden 1)
        === c.scm ===
        (define-module (c) #:use-module (a))
        """;
    List<Finding> behind = findings(tree.formatted("(use-modules (b))\n(define x (f))"));
    List<Finding> before = findings(tree.formatted("(define x (f))\n(use-modules (b))"));

    assertThat(behind).singleElement().extracting(Finding::severity).isEqualTo(Severity.ERROR);
    assertThat(behind.get(0).message())
        .isEqualTo("(a) calls f, which uses m before its use-modules of (b)");
    assertThat(behind.get(0).failure().entries()).containsExactly("(a)", "(c)");
    assertThat(behind.get(0).failure().says())
        .isEqualTo("Wrong type to apply: #<syntax-transformer m>");
    assertThat(before).singleElement().extracting(Finding::severity).isEqualTo(Severity.ERROR);
    assertThat(before.get(0).failure().says()).isEqualTo("Unbound variable: m");
  }

  /** What a macro brings is not there as long as the macro is none. */
  @Test
  void tellsOfTheMacroAndNotOfWhatItWouldBring() {
    finds(
        """
        === a.scm ===
        (define-module (a))
        (define xa (m 1))
        (use-modules (b))
        === b.scm ===
        (define-module (b) #:use-module (c) #:export (m))
        (define-syntax-rule (m x) (+ x hidden))
        (define hidden 1)
        === c.scm ===
        (define-module (c) #:use-module (a))
        """,
        "a.scm:2:13 error (a) uses m before its use-modules of (b)");
  }

  /** The cycle decides which error comes first: only from c is it this one. */
  @Test
  void namesOnlyEntriesOfACycleThatComeToIt() {
    List<Finding> found =
        findings(
            """
            === a.scm ===
            (define-module (a) #:use-module (c) #:export (xa))
            (define xa 1)
            (define ya xd)
            (use-modules (d))
            === c.scm ===
            (define-module (c) #:use-module (a) #:export (xc))
            (define xc xa)
            === d.scm ===
            (define-module (d) #:export (xd))
            (define xd 1)
            """);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).failure().entries()).containsExactly("(c)");
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

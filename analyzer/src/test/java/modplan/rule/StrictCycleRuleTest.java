package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class StrictCycleRuleTest extends RuleTest {
  StrictCycleRuleTest() {
    super("strict-cycle");
  }

  /** What (m) only exports again is not there before (m) comes to it. */
  @Test
  void findsReferencesToWhatAModuleOnlyExportsAgain() {
    finds(
        """
        === c.scm ===
        (define-module (c) #:export (z))
        (define z 1)
        === m.scm ===
        (define-module (m) #:use-module (c) #:use-module (u) #:re-export (z))
        === u.scm ===
        (define-module (u) #:use-module (c))
        (define x (@ (c) z))
        (define y (@ (m) z))
        """,
        "u.scm:3:18 error the top level of (u) needs z, which (m) may not have defined yet");
  }

  @Test
  void findsWhatTheTopLevelNeedsTooEarly() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:use-module (b) #:export (xa))
            (define xa 1)
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (xb))
            (define xb (+ xa 1))
            === user.scm ===
            (define-module (user) #:use-module (a))
            === other.scm ===
            (define-module (other) #:use-module (b))
            """);

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.file() + ":" + finding.location()).isEqualTo("b.scm:2:15");
    assertThat(finding.message())
        .isEqualTo("the top level of (b) needs xa, which (a) may not have defined yet");
    assertThat(places(finding))
        .containsExactly(
            "a.scm:2:9 (a) defines xa here",
            "a.scm:1:33 (a) imports (b)",
            "b.scm:1:33 (b) imports (a)");
    Failure failure = finding.failure();
    assertThat(failure.entries()).containsExactly("(a)", "(user)");
    assertThat(failure.stack()).containsExactly("a.scm", "b.scm");
    assertThat(failure.says()).isEqualTo("Unbound variable: xa");
  }

  @Test
  void leavesDelayedUsesAloneAndCyclesThatNobodyEntersWrongly() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (xa))
        (define xa 1)
        === b.scm ===
        (define-module (b) #:use-module (a) #:use-module (leaf) #:export (xb yb))
        (define (xb) (+ xa 1))
        (define yb (lambda () xa))
        (define zb (list leaf 'xa))
        (define* (wb #:optional (x xa)) x)
        === leaf.scm ===
        (define-module (leaf) #:export (leaf))
        (define leaf 1)
        """);
  }

  @Test
  void whatStandsUnderAnUnknownMacroIsNoError() {
    assertThat(
            lines(
                """
                === a.scm ===
                (define-module (a) #:use-module (b) #:export (xa))
                (define xa 1)
                === b.scm ===
                (define-module (b) #:use-module (a) #:use-module (elsewhere) #:export (xb))
                (define xb (perhaps xa))
                """,
                guile("3.0", 2, "(elsewhere)")))
        .allMatch(line -> line.contains(" info "));
  }

  /** With a module (b) of this code, which imports the macros and (a), which imports (b). */
  private List<Finding> besideMacrosThatMakeNames(String code) {
    return findings(
        """
        === m.scm ===
        (define-module (m) #:export (value-of define-field))
        (define (join s t) (datum->syntax s (string->symbol (string-append "x" t))))
        (define-syntax value-of
          (lambda (s) (syntax-case s () ((k t) (join #'k (syntax->datum #'t))))))
        (define-syntax define-field
          (lambda (s)
            (syntax-case s ()
              ((k name type)
               (with-syntax
                   ((check (datum->syntax #'k (symbol-append 'is- (syntax->datum #'type)))))
                 #'(define name (list 'type check)))))))
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (x1 is-text))
        (define x1 1)
        (define (is-text x) (string? x))
        === b.scm ===
        (define-module (b) #:use-module (a) #:use-module (m) #:export (y))
        """
            + code);
  }

  @Test
  void findsNamesThatMacrosMake() {
    assertThat(besideMacrosThatMakeNames("(define y (value-of \"1\"))"))
        .extracting(Finding::message)
        .containsExactly("the top level of (b) needs x1, which (a) may not have defined yet");
    assertThat(besideMacrosThatMakeNames("(define-field y text)"))
        .extracting(Finding::message)
        .containsExactly("the top level of (b) needs is-text, which (a) may not have defined yet");
    assertThat(
            besideMacrosThatMakeNames(
                "(define (y) (value-of \"1\"))\n(define (f) (define-field z text) z)"))
        .isEmpty();
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class MacroPhaseRuleTest extends RuleTest {
  MacroPhaseRuleTest() {
    super("macro-phase");
  }

  @Test
  void findsMacrosThatCallTheirOwnModuleWhileItIsCompiled() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:export (f))
            (define (helper s) #`(list #,s))
            (define-syntax m (lambda (x) (syntax-case x () ((_ e) (helper #'e)))))
            (define (f) (m 1))
            """);

    assertThat(findings).extracting(f -> f.location().toString()).containsExactly("4:14");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(findings.get(0).failure().mode()).isEqualTo(modplan.load.Mode.COMPILE);
    assertThat(findings.get(0).failure().says()).isEqualTo("Unbound variable: helper");
  }

  @Test
  void leavesHelpersAloneThatAreThereAndMacrosThatOthersUse() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:export (f m n))
        (eval-when (expand load eval)
          (define (helper s) #`(list #,s)))
        (define-syntax m (lambda (x) (syntax-case x () ((_ e) (helper #'e)))))
        (define (f) (m 1))
        (define (other s) #`(list #,s))
        (define-syntax n (lambda (x) (syntax-case x () ((_ e) (other #'e)))))
        (define-syntax-rule (o e) (other e))
        (define (g) (o 1))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (f))
        (define (f) (n 1))
        """);
  }

  /** The procedure that Guile misses first is called by a macro that another macro brings. */
  @Test
  void namesTheMacroThatAnotherOneBrings() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:export (f g))
        (define (first s) s)
        (define (second s) s)
        (define-syntax inner
          (lambda (x) (syntax-case x () ((_ e) (first #'e)))))
        (define-syntax outer
          (lambda (x) (syntax-case x () ((_ e) (second #'e)))))
        (define-syntax-rule (define-wrapper name)
          (define-syntax-rule (name x) (inner x)))
        (define-wrapper wrapped)
        (define (f)
          (wrapped 1))
        (define (g)
          (outer 2))
        """,
        "a.scm:12:3 error expanding macro inner here calls first, which has no value yet",
        "a.scm:14:4 warning expanding macro outer here calls second, which has no value yet");
  }
}

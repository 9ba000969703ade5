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
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class MacroPrivateHelperRuleTest extends RuleTest {
  MacroPrivateHelperRuleTest() {
    super("macro-private-helper");
  }

  @Test
  void findsTemplatesThatNameWhatIsNotThereYet() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:export (m))
            (define-syntax-rule (m x) (list helper x))
            (use-modules (b))
            (define helper 1)
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (f))
            (define (f) (m 1))
            """);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message())
        .isEqualTo("macro m of (a) needs the private helper, which (a) may not have defined yet");
    assertThat(findings.get(0).failure().entries()).containsExactly("(a)");
    assertThat(findings.get(0).failure().says()).isEqualTo("Unbound variable: helper");
  }

  /** What is no macro yet brings nothing. */
  @Test
  void leavesThemAloneWhereTheMacroIsNotVisibleYet() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:export (m))
        (define-syntax-rule (m x) (list helper x))
        (use-modules (b))
        (define helper 1)
        === b.scm ===
        (define-module (b) #:export (f))
        (define (f) (m 1))
        (use-modules (a))
        """);
  }

  @Test
  void leavesThemAloneWhereTheHelperIsThere() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:export (m n exported))
        (define helper 1)
        (define-syntax-rule (m x) (list helper x))
        (define-syntax-rule (n x) (list exported x))
        (use-modules (b))
        (define exported 1)
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (f g))
        (define (f) (m 1))
        (define (g) (n 1))
        """);
  }
}

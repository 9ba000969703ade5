package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AutoloadCompileTimeRuleTest extends RuleTest {
  AutoloadCompileTimeRuleTest() {
    super("autoload-compile-time");
  }

  private static final String TREE =
      """
      === gnu/build/activation.scm ===
      (define-module (gnu build activation)
        #:autoload (system base compile) (compile-file)
        #:autoload (system base compile) (compile))
      """;

  @Test
  void isCertainForGuile30AtItsDefaultLevel() {
    finds(
        TREE,
        "gnu/build/activation.scm:2:14 warning compiling (gnu build activation) loads (system base"
            + " compile), autoload or not");
  }

  @Test
  void isAPossibilityBelowAndInGuile22() {
    String possible =
        "gnu/build/activation.scm:2:14 info compiling (gnu build activation) loads (system base"
            + " compile) if the code mentions its names";
    assertThat(lines(TREE, guile("3.0", 1))).containsExactly(possible);
    assertThat(lines(TREE, guile("2.2", 2))).containsExactly(possible);
    assertThat(lines(TREE, guile("2.2.4", 2))).containsExactly(possible);
  }

  @Test
  void isTheRaceOfBug22608BeforeTheLock() {
    assertThat(lines(TREE, guile("2.2.3", 2)))
        .containsExactly(
            "gnu/build/activation.scm:2:14 error compiling (gnu build activation) may load (system"
                + " base compile) in the middle of a thread");
  }

  @Test
  void leavesImportsAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (system base compile))
        """);
  }

  @Test
  void countsWhatComesBehindAndIsInfoWhereImportsLeadToItAnyway() {
    String tree =
        """
        === a.scm ===
        (define-module (a) #:use-module (b)
          #:autoload (c) (c1)
          #:autoload (d) (d1))
        === b.scm ===
        (define-module (b) #:use-module (c))
        === c.scm ===
        (define-module (c) #:export (c1))
        === d.scm ===
        (define-module (d) #:use-module (c) #:use-module (e) #:export (d1))
        === e.scm ===
        (define-module (e))
        """;
    finds(
        tree,
        "a.scm:2:14 info compiling (a) loads (c), autoload or not",
        "a.scm:3:14 warning compiling (a) loads (d), autoload or not, and 1 module behind it");
    assertThat(findings(tree).get(0).failure()).isNull();
    assertThat(findings(tree).get(1).failure())
        .extracting(Failure::effect)
        .isEqualTo(Failure.Effect.LOADS);
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class StrictCallCycleRuleTest extends RuleTest {
  StrictCallCycleRuleTest() {
    super("strict-call-cycle");
  }

  @Test
  void findsCallsThatReachAHalfLoadedModule() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:use-module (b) #:export (xa))
            (define xa 1)
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (xb))
            (define (f) (+ xa 1))
            (define (g) (f))
            (define xb (g))
            """);

    assertThat(findings).extracting(f -> f.location().toString()).containsExactly("4:13");
    assertThat(findings.get(0).message())
        .isEqualTo(
            "the top level of (b) calls g, which needs xa, which (a) may not have defined yet");
    assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(findings.get(0).failure().entries()).containsExactly("(a)");
  }

  @Test
  void leavesProceduresAloneThatNobodyCallsYet() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (xa))
        (define xa 1)
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (xb))
        (define (f) (+ xa 1))
        (define (g) 1)
        (define xb (list f (g) (lambda () (f))))
        """);
  }
}

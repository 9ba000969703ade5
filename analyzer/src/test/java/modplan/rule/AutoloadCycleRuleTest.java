package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutoloadCycleRuleTest extends RuleTest {
  AutoloadCycleRuleTest() {
    super("autoload-cycle");
  }

  @Test
  void findsTheWayBack() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:autoload (b) (x))
            === b.scm ===
            (define-module (b) #:use-module (c))
            === c.scm ===
            (define-module (c) #:use-module (a))
            """);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message()).isEqualTo("(a) autoloads (b), which imports it");
    assertThat(places(findings.get(0)))
        .containsExactly(
            "a.scm:1:31 (a) autoloads (b)",
            "b.scm:1:33 (b) imports (c)",
            "c.scm:1:33 (c) imports (a)");
  }

  @Test
  void leavesAutoloadsWithoutAWayBackAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:autoload (b) (x))
        === b.scm ===
        (define-module (b) #:autoload (a) (y))
        """);
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateModuleRuleTest extends RuleTest {
  DuplicateModuleRuleTest() {
    super("duplicate-module");
  }

  @Test
  void findsModulesOfTwoFiles() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a))
            === old/a.scm ===
            (define-module (a))
            === user.scm ===
            (define-module (user) #:use-module (a))
            """);

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.message()).isEqualTo("module (a) is defined twice, here and in a.scm");
    assertThat(finding.file()).isEqualTo("old/a.scm");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(places(finding)).containsExactly("a.scm:1:1 also defined here, where Guile looks");
  }

  @Test
  void warnsWhereNobodyImportsTheModule() {
    finds(
        """
        === tests/x.scm ===
        (define-module (test))
        === tests/y.scm ===
        (define-module (test))
        """,
        "tests/y.scm:1:1 warning module (test) is defined twice, here and in tests/x.scm");
  }

  @Test
  void leavesAModuleThatOneFileEntersTwiceAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a))
        (define-module (a internal))
        (define-module (a))
        """);
  }
}

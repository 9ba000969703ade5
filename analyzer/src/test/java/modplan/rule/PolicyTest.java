package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import modplan.TestTree;
import modplan.project.ConfigReader;
import modplan.project.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {
  @TempDir Path directory;

  private List<String> lint(String config) {
    Analysis analysis =
        TestTree.in(
                directory,
                """
                === src/a.scm ===
                (define-module (src a) #:use-module (nowhere))
                === tests/b.scm ===
                (define-module (tests b) #:use-module (gone))
                """)
            .analysis();
    return Linter.lint(analysis, Policy.of(ConfigReader.parse(config, "modplan.toml")))
        .findings()
        .stream()
        .map(f -> f.file() + " " + f.severity().text() + " " + f.rule())
        .toList();
  }

  @Test
  void withoutSettingsEveryFindingIsAsItsRuleReportsIt() {
    assertThat(lint(""))
        .containsExactly(
            "src/a.scm error unresolved-import", "tests/b.scm error unresolved-import");
  }

  @Test
  void aRuleCanBeTurnedDownOrOff() {
    assertThat(lint("rules = { unresolved-import = 'info' }"))
        .containsExactly("src/a.scm info unresolved-import", "tests/b.scm info unresolved-import");
    assertThat(lint("rules = { unresolved-import = 'off' }")).isEmpty();
  }

  @Test
  void theLastSettingThatMatchesTheFileCounts() {
    assertThat(
            lint(
                """
                [rules]
                unresolved-import = "warning"
                [[rules-for]]
                paths = ["tests/**"]
                rules = { unresolved-import = "off" }
                """))
        .containsExactly("src/a.scm warning unresolved-import");
  }

  @Test
  void unknownRulesAndSeveritiesAreRefused() {
    assertThatThrownBy(() -> lint("[rules]\nunresolved-imports = 'off'\n"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "modplan.toml:2: there is no rule unresolved-imports; 'modplan list-rules' shows them");
    assertThatThrownBy(() -> lint("[rules]\nunresolved-import = 'eror'\n"))
        .hasMessage("modplan.toml:2: a rule can be error, warning, info or off, not \"eror\"");
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  static List<Rule> rules() {
    return Rules.all();
  }

  @Test
  void pagesAndRulesAreTheSameSet() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("../docs/rules"))) {
      assertThat(pages.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              rules().stream().map(rule -> rule.id() + ".md").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasAPageWithAllItsParts(Rule rule) {
    String page = RulePages.of(rule);

    assertThat(page.lines().findFirst()).contains("# " + rule.id());
    assertThat(page.lines().filter(line -> line.startsWith("## ")))
        .containsExactly("## Why", "## Example", "## What to do", "## Limits");
    assertThat(page).containsIgnoringCase("**" + rule.severity().text());
    assertThat(rule.summary()).hasSizeLessThan(70).doesNotEndWith(".");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasATestOfItsOwn(Rule rule) {
    Path test =
        Path.of("src/test/java/modplan/rule", rule.getClass().getSimpleName() + "Test.java");

    assertThat(test).content().contains("super(\"" + rule.id() + "\")");
  }
}

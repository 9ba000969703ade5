package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import modplan.PlanTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong command lines and configurations: one line that helps, the documented exit code. */
class WrongUseTest extends CommandTest {
  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(
        directory,
        """
        === src/a.scm ===
        (define-module (a))
        === plain.txt ===
        words
        === bad.json ===
        {"schemaVersion": "1.0"
        === bad.baseline ===
        no baseline
        === syntax.toml ===
        roots = [
        === key.toml ===
        rootz = ["src"]
        === kind.toml ===
        roots = "src"
        === rule.toml ===
        [rules]
        no-such-rule = "off"
        === severity.toml ===
        [rules]
        import-cycle = "fatal"
        === level.toml ===
        [[optimisation]]
        paths = ["a"]
        level = 9
        === fail.toml ===
        fail-on = "sometimes"
        === guile.toml ===
        guile-version = "1.8"
        """);
  }

  /** A command line; what the one line on standard error has to say. */
  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("which command", ""),
        wrong("there is no command 'lnit'", "lnit src"),
        wrong("--formatt", "lint src --formatt text"),
        wrong("--format is one of text, json", "lint src --format xml"),
        wrong("--fail-on", "lint src --fail-on fatal"),
        wrong("root nowhere does not exist", "lint nowhere"),
        wrong("root plain.txt is not a directory", "lint plain.txt"),
        wrong("load path directory nowhere does not exist", "lint src -L nowhere"),
        wrong("is no version of Guile", "lint src --guile-version three"),
        wrong("modplan knows Guile 2.2 and 3.0", "lint src --guile-version 1.8"),
        wrong("levels are 0 to 3", "lint src -O 7"),
        wrong("cannot read nowhere.toml", "lint src --config nowhere.toml"),
        wrong("syntax.toml:", "lint src --config syntax.toml"),
        wrong("key.toml:1: there is no setting rootz", "lint src --config key.toml"),
        wrong("kind.toml:1: roots must be a list", "lint src --config kind.toml"),
        wrong("rule.toml:2: there is no rule no-such-rule", "lint src --config rule.toml"),
        wrong("severity.toml:2: a rule can be", "lint src --config severity.toml"),
        wrong("level.toml:3: an optimisation block needs", "lint src --config level.toml"),
        wrong("fail.toml:1: fail-on is", "lint src --config fail.toml"),
        wrong("modplan knows Guile", "lint src --config guile.toml"),
        wrong("--prune needs a baseline", "lint src --prune"),
        wrong("bad.baseline:1: this is no line of a baseline", "lint src --baseline bad.baseline"),
        wrong("cannot read nowhere", "lint src --files-from nowhere"),
        wrong("cannot write nowhere/report", "lint src -o nowhere/report"),
        wrong("there is no rule 'nonsense'", "explain nonsense"),
        wrong("--jobs must be at least 1", "plan src --jobs 0"),
        wrong("name the first with -o FILE", "plan src --emit make"),
        wrong("bad.json", "verify bad.json src"),
        wrong("missing parameters: FROM TO", "why src"),
        wrong("--entry", "simulate src"),
        wrong("--changed FILE", "affected src"),
        wrong("-k", "partition plain.txt"));
  }

  private static Arguments wrong(String says, String line) {
    return Arguments.of(line, says);
  }

  @ParameterizedTest(name = "modplan {0}")
  @MethodSource("wrong")
  void isAnsweredInOneLine(String line, String says) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);

    isRefused(arguments);
    assertThat(err).contains(says);
  }
}

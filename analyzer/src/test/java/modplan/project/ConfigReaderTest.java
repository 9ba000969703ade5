package modplan.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  private static Config parse(String text) {
    return ConfigReader.parse(text, "modplan.toml");
  }

  @Test
  void readsEverySetting() {
    Config config =
        parse(
            """
            roots = ["."]
            load-path = ["../lib"]
            exclude = ["tests/**"]
            assume-external = ["(guix config)"]
            guile-version = "3.0"
            fail-on = "warning"
            warnings = ["arity-mismatch"]
            [rules]
            import-cycle = "off"
            [[rules-for]]
            paths = ["tests/**"]
            rules = { unused-import = "error" }
            [[optimisation]]
            paths = ["gnu/packages/**"]
            level = 1
            options = ["no-letrectify"]
            [[layers]]
            name = "build side"
            modules = ["(guix build **)"]
            may-not-import = ["(gnu **)"]
            reason = "runs in the build"
            """);

    assertThat(config.roots()).containsExactly(".");
    assertThat(config.loadPath()).containsExactly("../lib");
    assertThat(config.exclude()).containsExactly("tests/**");
    assertThat(config.assumeExternal()).containsExactly("(guix config)");
    assertThat(config.guileVersion()).isEqualTo("3.0");
    assertThat(config.failOn()).isEqualTo("warning");
    assertThat(config.rules())
        .containsExactly(
            new Config.RuleSetting("import-cycle", "off", List.of()),
            new Config.RuleSetting("unused-import", "error", List.of("tests/**")));
    assertThat(config.optimisation())
        .containsExactly(
            new Config.OptimisationSetting(
                List.of("gnu/packages/**"), 1, List.of("no-letrectify")));
    assertThat(config.warnings()).containsExactly("arity-mismatch");
    assertThat(config.layers())
        .containsExactly(
            new Config.Layer(
                "build side",
                List.of("(guix build **)"),
                List.of("(gnu **)"),
                "runs in the build"));
  }

  @Test
  void aProfileStandsBehindWhatTheFileSays() {
    Config config =
        parse(
            """
            profile = "guix"
            assume-external = ["(ssh **)", "(guix config)"]
            [[optimisation]]
            paths = ["gnu/packages/**"]
            level = 0
            """);

    assertThat(config.assumeExternal()).containsExactly("(guix config)", "(ssh **)");
    OptimisationLevels levels = OptimisationLevels.of(config, 2);
    assertThat(levels.of("guix/store.scm")).isEqualTo(3);
    assertThat(levels.of("gnu/services/ssh.scm")).isEqualTo(2);
    assertThat(levels.options("gnu/services/ssh.scm")).containsExactly("no-letrectify");
    assertThat(levels.of("gnu/tests/base.scm")).isEqualTo(1);
    assertThat(levels.of("gnu/packages/base.scm")).isZero();
    assertThat(parse("profile = \"plain\"\n").optimisation()).isEmpty();
    assertThatThrownBy(() -> parse("roots = []\nprofile = \"gnome\"\n"))
        .hasMessageContaining(":2: profile is plain or guix, not \"gnome\"");
  }

  @Test
  void anEmptyFileIsAllDefaults() {
    assertThat(parse("# nothing\n").rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rots = ["."]           | modplan.toml:1: there is no setting rots; known here: assume-external, baseline, exclude, fail-on, guile-version, layers, load-path, optimisation, plan, profile, roots, rules, rules-for, warnings
          roots = "."            | modplan.toml:1: roots must be a list of strings, as in roots = ["..."]
          roots = [1]            | modplan.toml:1: roots must be a list of strings, as in roots = ["..."]
          fail-on = 1            | modplan.toml:1: fail-on must be a string, in quotes
          rules = 1              | modplan.toml:1: rules must be a table, written [rules]
          layers = 1             | modplan.toml:1: layers must be blocks, each written [[layers]]
          layers = [{name="x"}]  | modplan.toml: a block of layers needs modules = ["..."]
          layers = [{nam = "x"}] | modplan.toml:1: there is no setting layers.nam; known here: may-not-import, modules, name, reason
          rules = {x = true}     | modplan.toml:1: a rule is set to "error", "warning", "info" or "off"
          optimisation = [{paths=["a"], level=7}] | modplan.toml:1: an optimisation block needs a level from 0 to 3
          optimisation = [{paths=["a"], level=2, options=["No x"]}] | modplan.toml:1: an option is the name of an optimisation, as in "no-letrectify"
          warnings = ["Bad!"]    | modplan.toml:1: a warning has one of Guile's names, as in "unbound-variable"
          """)
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @Test
  void aFileThatIsNoTomlNamesThePlace() {
    assertThatThrownBy(() -> parse("roots = [\n  \"a\"\nx = 1\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("modplan.toml:3:");
  }

  @Test
  void theNearestFileUpwardsCounts(@TempDir Path directory) throws IOException {
    Path deep = Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(directory.resolve("modplan.toml"), "");

    assertThat(ConfigReader.find(deep)).isEqualTo(directory.resolve("modplan.toml"));

    Files.writeString(directory.resolve("a/modplan.toml"), "");
    assertThat(ConfigReader.find(deep)).isEqualTo(directory.resolve("a/modplan.toml"));
  }
}

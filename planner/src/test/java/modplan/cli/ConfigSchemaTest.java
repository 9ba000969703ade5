package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modplan.project.ConfigReader;
import modplan.project.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The reader of modplan.toml, its schema and its page say the same. */
class ConfigSchemaTest {
  private static String documented() throws Exception {
    String page = Files.readString(Path.of("../docs/configuration.md"));
    Matcher block = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void theDocumentedFileIsReadAndFitsTheSchema() throws Exception {
    assertThat(ConfigReader.parse(documented(), "docs").plan().jobs()).isEqualTo(8);
    assertThat(ConfigSchema.violations(documented())).isEmpty();
  }

  @Test
  void thePageNamesEverySettingOfTheSchema() throws Exception {
    JsonNode documented = new TomlMapper().readTree(documented());

    assertThat(new TreeSet<>(documented.propertyNames()))
        .isEqualTo(new TreeSet<>(ConfigSchema.schema().get("properties").propertyNames()));
  }

  @Test
  void theReaderKnowsEverySettingOfTheSchemaAndNoOther() throws Exception {
    String known = "";
    try {
      ConfigReader.parse("no-such-setting = 1", "it");
    } catch (UsageException e) {
      known = String.valueOf(e.getMessage()).replaceFirst(".*known here: ", "");
    }

    assertThat(new TreeSet<>(ConfigSchema.schema().get("properties").propertyNames()))
        .containsExactly(known.split(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rotos = [\".\"]",
        "roots = \".\"",
        "roots = [1]",
        "guile-version = 3.0",
        "rules = 1",
        "rules-for = { paths = [\"a\"] }",
        "[[rules-for]]\nrules = { import-cycle = \"off\" }",
        "[[optimisation]]\npaths = [\"a\"]\nlevel = 4",
        "[[optimisation]]\npaths = []\nlevel = 1",
        "[[optimisation]]\npaths = [\"a\"]\nlevel = 1\nlevels = 2",
        "[[layers]]\nmodules = [\"(a)\"]",
        "[plan]\njobs = 0",
        "[plan]\njob = 1",
        "warnings = [\"Not A Warning\"]",
        "[rules]\nimport-cycle = true"
      })
  void whatTheReaderRefusesTheSchemaRefuses(String text) throws Exception {
    assertThatThrownBy(() -> ConfigReader.parse(text, "it")).isInstanceOf(UsageException.class);
    assertThat(ConfigSchema.violations(text)).isNotEmpty();
  }
}

package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AffectedCommandTest extends CommandTest {
  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(
        directory,
        """
        === src/m.scm ===
        (define-module (m) #:export (mac five))
        (define-syntax-rule (mac x) (list x))
        (define five 5)
        === src/u.scm ===
        (define-module (u) #:use-module (m))
        (define (f) (mac 1))
        === src/v.scm ===
        (define-module (v) #:use-module (m))
        (define (f) five)
        === src/w.scm ===
        (define-module (w) #:use-module (m))
        """);
  }

  @Test
  void namesModulesAndReasons() {
    Outcome outcome = modplan("affected", "src", "--changed", "src/m.scm");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                """
                m.scm: (m): its source has changed
                u.scm: (u): uses the macro mac of (m)
                v.scm: (v): may inline five of (m)
                3 of 4 modules to compile again
                """,
                ""));
  }

  @Test
  void levelsComeFromTheConfiguration() throws Exception {
    PlanTree.write(
        directory,
        """
        === src/modplan.toml ===
        [[optimisation]]
        paths = ["v.scm"]
        level = 1
        """);

    assertThat(modplan("affected", "src", "--changed", "m.scm").out())
        .doesNotContain("(v)")
        .endsWith("2 of 4 modules to compile again\n");
  }

  @Test
  void importersCountWhenExportsChange() {
    assertThat(modplan("affected", "src", "--changed", "m.scm", "--exports-changed").out())
        .contains("w.scm: (w): imports (m)\n");
  }

  @Test
  void theJsonFitsItsSchema() throws Exception {
    Outcome outcome = modplan("affected", "src", "--changed", "m.scm", "--format", "json");

    try (InputStream in =
        AffectedCommandTest.class.getResourceAsStream("/modplan/schema/affected-1.schema.json")) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(schema)
                  .validate(outcome.out(), InputFormat.JSON))
          .isEmpty();
    }
    assertThat(outcome.out())
        .contains("{\"kind\": \"macro\", \"module\": \"(m)\", \"name\": \"mac\"}");
  }

  @Test
  void unknownFilesAreErrorsWhenNamed() {
    assertThat(modplan("affected", "src", "--changed", "nowhere.scm"))
        .isEqualTo(
            new Outcome(
                ExitCode.USAGE,
                "",
                "modplan: nowhere.scm is no module of the roots, and none includes it\n"));
    assertThat(modplan("affected", "src").err()).contains("--changed FILE");
  }
}

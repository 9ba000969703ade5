package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several reports of one run. */
class LintOutputTest extends CommandTest {
  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(directory, "=== a.scm ===\n(define-module (a) #:use-module (no such))\n");
  }

  @Test
  void eachFormatGoesToItsFile() throws Exception {
    Outcome outcome =
        modplan("lint", "--format", "text", "--format", "sarif:x.sarif", "--format", "JSON:x.json");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).startsWith("a.scm:1:33: error: ");
    assertThat(Files.readString(directory.resolve("x.sarif"))).contains("\"2.1.0\"");
    assertThat(Files.readString(directory.resolve("x.json"))).contains("\"schemaVersion\"");
  }

  @Test
  void theOneWithoutAFileGoesWhereOutputSays() throws Exception {
    Outcome outcome = modplan("lint", "--format", "json", "--format", "gitlab:g", "-o", "x.json");

    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readString(directory.resolve("x.json"))).contains("\"schemaVersion\"");
    assertThat(Files.readString(directory.resolve("g"))).contains("check_name");
  }

  @Test
  void twoReportsInOnePlaceAreAnError() {
    assertThat(modplan("lint", "--format", "json", "--format", "text").err())
        .contains("--format text:FILE");
    assertThat(modplan("lint", "--format", "json:a", "--format", "text:a").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(modplan("lint", "--format", "json:a", "-o", "b").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void inGithubActionsAnnotationsAreTheDefault() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    Main.run(
        new String[] {"lint"},
        new Session(
            InputStream.nullInputStream(),
            stream,
            stream,
            directory,
            Map.of("GITHUB_ACTIONS", "true")));

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("::error file=a.scm,line=1");
  }
}

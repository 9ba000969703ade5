package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The examples for CI are what these services read, and their commands work. */
class IntegrationExamplesTest {
  private static final String MARK = "modplan lint ";

  @TempDir Path directory;

  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(
        directory,
        """
        === a.scm ===
        (define-module (a) #:use-module (no such))
        === b.scm ===
        (define-module (b) #:use-module (none either))
        """);
  }

  private static JsonNode yaml(String file) throws Exception {
    return new YAMLMapper().readTree(Files.readString(Path.of("..", file)));
  }

  /** The arguments of the one lint command in some lines of shell. */
  private static String[] command(List<String> lines) {
    List<String> found =
        lines.stream()
            .flatMap(String::lines)
            .map(line -> line.replace("\"", ""))
            .filter(line -> line.contains(MARK))
            .toList();
    assertThat(found).hasSize(1);
    String line = found.get(0);
    assertThat(line).doesNotContain("--confirm");
    return Stream.concat(
            Stream.of("lint"),
            Arrays.stream(line.substring(line.indexOf(MARK) + MARK.length()).split(" ", -1)))
        .toArray(String[]::new);
  }

  @Test
  void githubActions() throws Exception {
    JsonNode steps = yaml("docs/ci/github-actions.yml").at("/jobs/lint/steps");
    List<String> runs = new ArrayList<>();
    steps.forEach(step -> runs.add(step.path("run").asString("")));

    Outcome outcome = InProcess.run(directory, command(runs));

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains("::error file=a.scm,line=1,");
    JsonNode upload = steps.get(steps.size() - 1);
    String sarif = upload.at("/with/sarif_file").asString("");
    assertThat(upload.path("if").asString("")).contains(sarif);
    assertThat(
            new ObjectMapper().readTree(Files.readString(directory.resolve(sarif))).at("/version"))
        .hasToString("\"2.1.0\"");
  }

  @Test
  void gitlab() throws Exception {
    JsonNode job = yaml("docs/ci/gitlab-ci.yml").get("modplan");
    List<String> script = new ArrayList<>();
    job.get("script").forEach(line -> script.add(line.asString("")));

    Outcome outcome = InProcess.run(directory, command(script));

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    String report = job.at("/artifacts/reports/codequality").asString("");
    JsonNode issues = new ObjectMapper().readTree(Files.readString(directory.resolve(report)));
    assertThat(issues).hasSize(2);
    assertThat(issues.get(0).get("fingerprint").asString("")).isNotEmpty();
    assertThat(issues.get(0).at("/location/path").asString("")).isEqualTo("a.scm");
  }

  @Test
  void preCommit() throws Exception {
    JsonNode hook = yaml(".pre-commit-hooks.yaml").get(0);
    List<String> command =
        new ArrayList<>(List.of(command(List.of(hook.get("entry").asString("")))));
    assertThat(hook.get("language").asString("")).isEqualTo("script");
    assertThat(Path.of("../modplan")).isExecutable();
    command.add("b.scm"); // pre-commit appends the files

    Outcome outcome = InProcess.run(directory, command.toArray(String[]::new));

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(outcome.out()).contains("(none either)").doesNotContain("(no such)");
  }
}

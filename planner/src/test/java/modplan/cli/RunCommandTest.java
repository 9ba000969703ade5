package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RunCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void plan() throws Exception {
    Programs.assumePresent("make", "guile");
    PlanTree.write(
        directory.resolve("src"),
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (a))
        (define (a) (b))
        === b.scm ===
        (define-module (b) #:export (b))
        (define (b) 1)
        === c.scm ===
        (define-module (c) #:export (c))
        (define (c) 1)
        """);
    assertThat(run("plan", "src", "--format", "json", "-o", "plan.json").exitCode()).isZero();
  }

  private InProcess.Outcome run(String... arguments) {
    return InProcess.run(directory, arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"make", "ninja"})
  void aPlanIsRunComparedAndNotRunAgain(String engine) throws Exception {
    Programs.assumePresent(engine);

    InProcess.Outcome first =
        run("run", "plan.json", "-d", "out", "--engine", engine, "--trace", "trace.json");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .containsPattern("makespan +[0-9.]+ s +[0-9.]+ s")
        .containsPattern("CPU +[0-9.]+ s +[0-9.]+ s")
        .containsPattern("peak memory +[0-9]+ MiB +[0-9]+ MiB");
    assertThat(directory.resolve("out/a.go")).exists();
    JsonNode trace = new ObjectMapper().readTree(Files.readString(directory.resolve("trace.json")));
    assertThat(trace.path("traceEvents").toString()).contains("\"(a)\"").contains("\"pid\":2");

    InProcess.Outcome second = run("run", "plan.json", "-d", "out", "--engine", engine);
    assertThat(second.out()).isEqualTo("nothing to do: all 3 modules are compiled\n");
  }

  @Test
  void whatWasMeasuredIsThereForTheNextPlan() throws Exception {
    assertThat(run("run", "plan.json", "-d", "out", "--quiet").exitCode()).isZero();

    InProcess.Outcome plan =
        run("plan", "src", "--format", "json", "--measurements", "out/modplan.measurements");

    assertThat(plan.out())
        .contains("\"from\": \"measured\"")
        .doesNotContain("\"from\": \"predicted\"");
  }

  @Test
  void theConfigurationSaysWhereRunKeepsAndPlanFindsMeasurements() throws Exception {
    Files.writeString(
        directory.resolve("src/modplan.toml"), "[plan]\nmeasurements = \"../kept.jsonl\"\n");
    assertThat(run("plan", "src", "--format", "json").out()).contains("\"from\": \"predicted\"");

    assertThat(run("run", "plan.json", "-d", "out", "--quiet").exitCode()).isZero();

    assertThat(directory.resolve("kept.jsonl")).exists();
    assertThat(directory.resolve("out/modplan.measurements")).doesNotExist();
    assertThat(run("plan", "src", "--format", "json").out())
        .contains("\"from\": \"measured\"")
        .doesNotContain("\"from\": \"predicted\"");
  }

  @Test
  void aModuleThatDoesNotCompileIsNamedAndTheOthersAreKept() throws Exception {
    Files.writeString(directory.resolve("src/b.scm"), "(define-module (b)\n");

    InProcess.Outcome result = run("run", "plan.json", "-d", "out", "--keep-going");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("(b): ")
        .contains("modplan: the build failed")
        .doesNotContain("Backtrace");
    assertThat(directory.resolve("out/c.go")).exists();
  }

  @Test
  void aMissingGuileIsToldBeforeAnythingStarts() {
    InProcess.Outcome result = run("run", "plan.json", "-d", "out", "--guile", "no-such-guile");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "modplan: no-such-guile is not installed (it was not found on PATH); --guile names"
                + " another\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"make", "ninja"})
  void anotherGuileIsUsedWhereverItIs(String engine) throws Exception {
    Programs.assumePresent(engine);
    Path log = directory.resolve("started");
    Path guile = directory.resolve("my-guile");
    Files.writeString(guile, "#!/bin/sh\necho >>'%s'\nexec guile \"$@\"\n".formatted(log));
    assertThat(guile.toFile().setExecutable(true)).isTrue();

    for (String program : List.of(guile.toString(), "./my-guile --no-auto-compile")) {
      String out = "out-" + program.length();
      InProcess.Outcome result =
          run("run", "plan.json", "-d", out, "--engine", engine, "--guile", program);

      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(log).exists();
      Files.delete(log);
    }
  }

  @Test
  void anOutputDirectoryThatIsNoneIsTold() throws IOException {
    Files.writeString(directory.resolve("file"), "");

    InProcess.Outcome result = run("run", "plan.json", "-d", "file");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("modplan: cannot write into file: there is a file of that name\n");
  }

  @Test
  void whatIsNoPlanIsRefused() throws IOException {
    Files.writeString(directory.resolve("x.json"), "{}");

    assertThat(run("run", "x.json", "-d", "out").exitCode()).isEqualTo(2);
    assertThat(run("run", "nowhere.json", "-d", "out").exitCode()).isEqualTo(2);
  }
}

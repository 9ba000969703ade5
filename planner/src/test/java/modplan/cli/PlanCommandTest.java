package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import modplan.PlanTree;
import modplan.emit.PlanJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest extends CommandTest {
  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(
        directory,
        """
        === src/a.scm ===
        (define-module (a) #:use-module (b))
        === src/b.scm ===
        (define-module (b))
        === src/tests/t.scm ===
        (define-module (tests t) #:use-module (a))
        """);
    Files.createDirectory(directory.resolve("build"));
  }

  @Test
  void aTableForPeopleAndJsonForPrograms() {
    assertThat(run("plan", "src")).isZero();
    assertThat(out).startsWith("step  protocol").contains("3 modules in 2 steps for 2 jobs");
    assertThat(err).isEmpty();

    assertThat(run("plan", "src", "--format", "json", "--jobs", "3", "--exclude", "tests"))
        .isZero();
    assertThat(PlanJson.read(out).jobs()).isEqualTo(3);
    assertThat(PlanJson.read(out).modules()).hasSize(2);
  }

  @Test
  void emitWritesTheBuildAndSaysWhere() throws Exception {
    assertThat(run("plan", "src", "--emit", "make", "-o", "build/x.mk")).isZero();

    assertThat(out).contains("3 modules");
    assertThat(err)
        .isEqualTo("modplan: wrote build/x.mk; run: make -C build -f x.mk -j2 modplan-all\n");
    assertThat(Files.readString(directory.resolve("build/x.mk")))
        .contains("\nMODPLAN_SRCDIR ?= $(MODPLAN_DIR)../src\n");
    assertThat(directory.resolve("build/x.mk.plan")).exists();
    assertThat(directory.resolve("build/modplan-driver.scm")).exists();
  }

  @Test
  void emittingThePlanAgainChangesNoFile() throws Exception {
    run("plan", "src", "--emit", "make", "-o", "build/x.mk");
    FileTime old = FileTime.fromMillis(1_000_000);
    Path fragment = directory.resolve("build/x.mk");
    Files.setLastModifiedTime(fragment, old);
    run("plan", "src", "--format", "json", "-o", "plan.json");

    assertThat(run("emit", "plan.json", "-o", "build/x.mk")).isZero();

    assertThat(Files.getLastModifiedTime(fragment)).isEqualTo(old);
  }

  @Test
  void whatCannotBeDoneIsAUsageError() throws Exception {
    assertThat(run("plan", "src", "--jobs", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(err).isEqualTo("modplan: --jobs must be at least 1, was 0\n");
    assertThat(run("plan", "src", "--emit", "make")).isEqualTo(ExitCode.USAGE);
    assertThat(run("plan", "src", "--emit", "make", "-o", "no/x.mk")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("its directory does not exist");
    assertThat(run("plan", "nowhere")).isEqualTo(ExitCode.USAGE);
    assertThat(run("plan", "src", "--measurements", "none")).isEqualTo(ExitCode.USAGE);
    Files.writeString(directory.resolve("bad.json"), "{}");
    assertThat(run("emit", "bad.json", "-o", "x.mk")).isEqualTo(ExitCode.USAGE);
    assertThat(err).startsWith("modplan: bad.json: this is no plan");

    Files.createDirectory(directory.resolve("src/odd"));
    Files.writeString(directory.resolve("src/odd/a:b.scm"), "(define-module (odd a:b))");
    assertThat(run("plan", "src", "--emit", "make", "-o", "x.mk")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("odd/a:b.scm: Make cannot be told");
  }

  @ParameterizedTest
  @ValueSource(strings = {"make", "ninja", "sh", "parallel", "slurm"})
  void aLineBreakInANameIsRefusedByEveryEngine(String engine) throws Exception {
    Files.writeString(
        directory.resolve("src/a\nb.scm"), "(define-module (#{a\\xa;b}#) #:use-module (b))");

    isRefused("plan", "src", "--emit", engine, "-o", "build/x.mk");

    assertThat(err)
        .startsWith("modplan: a\\x0ab.scm: ")
        .endsWith(
            " cannot be told a file name with control characters in it;"
                + " rename the file or --exclude it\n");
    assertThat(directory.resolve("build")).isEmptyDirectory();
  }

  @Test
  void aBackslashInANameIsMoreThanMakeCanBeTold() throws Exception {
    Files.writeString(directory.resolve("src/a\\b.scm"), "(define-module (#{a\\x5c;b}#))");

    isRefused("plan", "src", "--emit", "make", "-o", "build/x.mk");

    assertThat(err).startsWith("modplan: a\\b.scm: Make cannot be told a file name with \\ in it;");
  }

  @Test
  void measurementsReplacePredictions() throws Exception {
    Files.writeString(
        directory.resolve("log.jsonl"),
        "{\"event\": \"compile\", \"module\": \"(b)\", \"compileSeconds\": 12.5}\n");

    assertThat(run("plan", "src", "--measurements", "log.jsonl", "--format", "json")).isZero();

    assertThat(out).contains("\"compile\": 12.5,").contains("\"from\": \"measured\"");
  }

  @Test
  void severalNumbersOfJobsGiveATable() {
    assertThat(run("plan", "src", "--jobs", "1,2,4")).isZero();
    assertThat(out.lines()).hasSize(4).first().asString().startsWith("jobs  steps  makespan");

    assertThat(run("plan", "src", "--jobs", "1,2,4", "--format", "json")).isZero();
    assertThat(Schemas.violations("scaling-1", out)).isEmpty();
  }

  @Test
  void tooLittleMemoryIsRefusedWithTheLeastThatWouldDo() {
    assertThat(run("plan", "src", "--memory", "10")).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(out).isEmpty();
    assertThat(err).matches("modplan: no plan fits into 10 MiB; [0-9]+ MiB would do.*\n");

    String least = err.replaceAll("(?s).*MiB; ([0-9]+) MiB.*", "$1");
    assertThat(run("plan", "src", "--memory", least, "--format", "json")).isZero();
    assertThat(PlanJson.read(out).memoryMiB()).isEqualTo(Long.valueOf(least));
  }

  @Test
  void anAssumptionThatDoesNotFitIsAUsageError() {
    assertThat(run("plan", "src", "--assume", "remove (no)->(where)")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("(no) does not need (where)");
    assertThat(run("plan", "src", "--jobs", "1,2", "--emit", "make", "-o", "x.mk"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("plan", "src", "--effort", "fast")).isZero();
  }

  @Test
  void cutSaysWhichImportsToRemove() {
    assertThat(run("cut", "src", "--jobs", "2")).isZero();
    assertThat(out).startsWith("2 jobs: predicted ");

    assertThat(run("cut", "src", "--format", "json")).isZero();
    assertThat(Schemas.violations("cut-1", out)).isEmpty();
  }

  @Test
  void cutReadsMeasurementsAsPlanDoes() throws Exception {
    assertThat(run("cut", "src")).isZero();
    String predicted = firstLine(out);
    Files.writeString(
        directory.resolve("log"),
        "{\"event\": \"compile\", \"module\": \"(a)\", \"compileSeconds\": 100, \"loadSeconds\": 1}\n");
    assertThat(run("cut", "src", "--measurements", "log")).isZero();
    assertThat(firstLine(out)).isNotEqualTo(predicted).startsWith("2 jobs: predicted 10");
    assertThat(run("plan", "src", "--measurements", "log")).isZero();
    assertThat(out).contains("predicted: 10");
    assertThat(run("cut", "src", "--memory", "1")).isEqualTo(ExitCode.INFEASIBLE);
  }

  private static String firstLine(String text) {
    return text.substring(0, text.indexOf('\n'));
  }
}

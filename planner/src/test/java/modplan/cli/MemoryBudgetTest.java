package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import modplan.Programs;
import modplan.run.BuildLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A build that was planned for so much memory takes no more, by what its processes counted. */
class MemoryBudgetTest {
  @TempDir Path directory;

  /**
   * Each module with so many procedures of random code.
   *
   * @param sparePercent of the least memory that would do
   */
  @ParameterizedTest(name = "seed {0}, {1} modules of {2} procedures, {3} jobs, {4} % to spare")
  @CsvSource({"1, 3, 30, 2, 0", "2, 2, 60, 3, 40", "3, 4, 20, 2, 120"})
  void isKept(long seed, int modules, int procedures, int jobs, int sparePercent) throws Exception {
    Programs.assumePresent("make", "guile");
    write(new Random(seed), modules, procedures);
    InProcess.Outcome refused = plan(jobs, 1);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    long least = Long.parseLong(refused.err().replaceAll("(?s).*MiB; ([0-9]+) MiB would.*", "$1"));
    long budget = least * (100 + sparePercent) / 100;
    assertThat(plan(jobs, budget).exitCode()).isZero();

    InProcess.Outcome run = InProcess.run(directory, "run", "plan.json", "-d", "out", "--quiet");

    assertThat(run.exitCode()).as(run.err()).isZero();
    BuildLog first = BuildLog.of(Files.readString(directory.resolve("out/.modplan/log.jsonl")));
    assertThat(first.modules()).hasSize(modules);
    assertThat(first.peakRssMiB()).isBetween(1L, budget);
  }

  @Test
  void whatIsToSpareIsSaid() throws Exception {
    write(new Random(4), 2, 5);

    InProcess.Outcome plan = InProcess.run(directory, "plan", "src", "--memory", "500");

    assertThat(plan.out())
        .containsPattern("memory: +[0-9]+ MiB with 45 % to spare for what the predictions miss");
    assertThat(InProcess.run(directory, "plan", "src").out()).doesNotContain("to spare");
  }

  private InProcess.Outcome plan(int jobs, long memory) {
    return InProcess.run(
        directory,
        "plan",
        "src",
        "--jobs",
        String.valueOf(jobs),
        "--memory",
        String.valueOf(memory),
        "--format",
        "json",
        "-o",
        "plan.json");
  }

  private void write(Random random, int modules, int procedures) throws IOException {
    Files.createDirectories(directory.resolve("src"));
    for (int m = 0; m < modules; m++) {
      StringBuilder text = new StringBuilder("(define-module (m%d)".formatted(m));
      for (int other = 0; other < m; other++) {
        text.append(random.nextBoolean() ? " #:use-module (m%d)".formatted(other) : "");
      }
      text.append(")\n");
      for (int p = 0; p < procedures; p++) {
        text.append("(define-public (f%d-%d x y) %s)%n".formatted(m, p, expression(random, 4)));
      }
      Files.writeString(directory.resolve("src/m%d.scm".formatted(m)), text);
    }
  }

  private static String expression(Random random, int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? "x" : "(+ y %d)".formatted(random.nextInt(100));
    }
    String one = expression(random, depth - 1);
    String two = expression(random, depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> "(if (equal? x %s) %s y)".formatted(one, two);
      case 1 -> "(map (lambda (z) (list z %s)) (list %s y))".formatted(one, two);
      case 2 -> "(cons %s %s)".formatted(one, two);
      default -> "(vector %s 'here %s)".formatted(one, two);
    };
  }
}

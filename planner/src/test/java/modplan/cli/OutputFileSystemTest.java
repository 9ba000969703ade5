package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import modplan.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output directories on file systems that are full or read-only, mounted for the test alone. */
class OutputFileSystemTest {
  @TempDir Path directory;

  /** How a run ended, what it said, and the files that it left in {@code out}. */
  private record Outcome(int exitCode, String text) {}

  @BeforeEach
  void aPlan() throws Exception {
    Programs.assumePresent("make", "guile", "unshare");
    assumeTrue(shell("true").exitCode() == 0, "the machine allows no mounts");
    Path sources = Files.createDirectories(directory.resolve("src/t"));
    Random random = new Random(1);
    for (int i = 0; i < 4; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(4000, 'a', 'z').forEach(letter -> text.append((char) letter));
      Files.writeString(
          sources.resolve("m" + i + ".scm"),
          "(define-module (t m%d) #:export (f))\n(define f \"%s\")\n".formatted(i, text));
    }
    Files.createDirectories(directory.resolve("out"));
    InProcess.Outcome planned =
        InProcess.run(
            directory, "plan", "src", "--jobs", "1", "--format", "json", "-o", "plan.json");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
  }

  @Test
  void aFullDiskStopsTheBuildAndNothingIsLost() throws Exception {
    Outcome outcome =
        shell(
            """
            mount -t tmpfs -o size=176k tmpfs out
            run; echo "exit $?"
            for file in out/t/*.go; do guile -c '(load-compiled (cadr (command-line)))' "$file" || echo broken; done
            find out -name '*.go' | wc -l
            mount -o remount,size=8M out
            run; echo "exit $?"
            find out -name '*.go' | wc -l
            """);

    assertThat(outcome.text())
        .containsIgnoringCase("no space left on device")
        .doesNotContain("broken", "Exception", "Backtrace")
        .containsPattern("(?s)exit [12]\\n[123]\\n.*exit 0\\n4\\n");
  }

  @Test
  void aReadOnlyDirectoryIsToldBeforeAnythingStarts() throws Exception {
    Outcome outcome =
        shell(
            """
            mount -t tmpfs -o ro tmpfs out
            run; echo "exit $?"
            """);

    assertThat(outcome.text())
        .isEqualTo("modplan: cannot write into out: read-only file system\nexit 2\n");
  }

  @Test
  void aDirectoryThatBecameReadOnlyAfterABuildIsToldToo() throws Exception {
    Outcome outcome =
        shell(
            """
            mount -t tmpfs tmpfs out
            run; echo "exit $?"
            mount -o remount,ro out
            echo '(define more 1)' >> src/t/m1.scm
            run; echo "exit $?"
            """);

    assertThat(outcome.text())
        .contains("exit 0\n")
        .endsWith("modplan: cannot write into out: read-only file system\nexit 2\n");
  }

  @Test
  void aReportThatHasNoSpaceLeavesTheOldOne() throws Exception {
    Outcome outcome =
        shell(
            """
            mount -t tmpfs -o size=64k tmpfs out
            echo old > out/r.json
            cat /dev/zero > out/filler 2>/dev/null
            modplan graph src -o out/r.json; echo "exit $?"
            cat out/r.json
            ls -A out
            rm out/filler
            modplan graph src -o out/r.json; echo "exit $?"
            modplan graph src | cmp - out/r.json && ls -A out
            """);

    assertThat(outcome.text())
        .isEqualTo(
            """
            modplan: cannot write out/r.json: no space left on device
            exit 2
            old
            filler
            r.json
            exit 0
            r.json
            """);
  }

  /** Runs a script with mounts of its own; {@code run} runs the plan. */
  private Outcome shell(String script) throws IOException, InterruptedException {
    File text = directory.resolve("output.txt").toFile();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    "unshare",
                    "--mount",
                    "sh",
                    "-c",
                    """
                    java=$1 classes=$2
                    modplan() { "$java" -XX:TieredStopAtLevel=1 -cp "$classes" modplan.cli.Main "$@"; }
                    run() { modplan run plan.json -d out --quiet; }
                    """
                        + script,
                    "sh",
                    java,
                    System.getProperty("java.class.path")))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(text)
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the script ends").isTrue();
    return new Outcome(process.exitValue(), Files.readString(text.toPath()));
  }
}

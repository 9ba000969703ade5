package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import modplan.PlanTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds that are killed, and signals. */
class InterruptedBuildTest {
  private static final int KILLS = 3;

  @TempDir Path directory;

  @BeforeEach
  void realPrograms() throws Exception {
    RealGuile.assumePresent();
  }

  @Test
  void aBuildThatIsKilledGoesOnAndLeavesNoBrokenFile() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    Path undisturbed = directory.resolve("undisturbed");
    tree.emit(BuildTool.MAKE, PlanTree.cheapStarts(2), undisturbed);
    assertThat(RealGuile.build(BuildTool.MAKE, undisturbed).exitCode()).isZero();
    Map<String, String> expected = RealGuile.hashes(undisturbed);
    Path killed = directory.resolve("killed");
    tree.emit(BuildTool.MAKE, PlanTree.cheapStarts(2), killed);
    Random random = new Random(1);

    for (int i = 0; i < KILLS; i++) {
      Process make =
          new ProcessBuilder("make", "-f", "x.mk", "-j2", "modplan-all")
              .directory(killed.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile())
              .start();
      if (!make.waitFor(200 + random.nextInt(1500), TimeUnit.MILLISECONDS)) {
        List<ProcessHandle> all = make.descendants().toList();
        make.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        make.waitFor();
      }
      RealGuile.hashes(killed)
          .forEach((file, hash) -> assertThat(hash).as(file).isEqualTo(expected.get(file)));
    }

    // A killed step's child may need a moment to go.
    RealGuile.Result last = RealGuile.build(BuildTool.MAKE, killed);
    for (int i = 0; i < 20 && last.text().contains("another build"); i++) {
      Thread.sleep(200);
      last = RealGuile.build(BuildTool.MAKE, killed);
    }
    assertThat(last.exitCode()).as(last.text()).isZero();
    assertThat(RealGuile.hashes(killed)).isEqualTo(expected);
  }

  @Test
  void aSignalEndsWhatIsTriedAgain() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === slow.scm ===
            (define-module (slow))
            (eval-when (expand)
              (let ((file (string-append (getenv "MODPLAN_TEST") "/failed")))
                (unless (file-exists? file)
                  (call-with-output-file file (const #t))
                  (error "once")))
              (call-with-output-file (string-append (getenv "MODPLAN_TEST") "/started")
                (lambda (port) (write (getpid) port)))
              (sleep 60))
            """,
            1);
    Path where = directory.resolve("build");
    String script =
        """
        export MODPLAN_TEST="$1" GUILE_AUTO_COMPILE=0
        guile --no-auto-compile -s modplan-driver.scm x.mk.plan 1 ../out ../src & pid=$!
        n=0; while [ ! -s "$1/started" ] && [ $n -lt 600 ]; do sleep 0.1; n=$((n + 1)); done
        kill -TERM $pid; wait $pid; echo "status $?"
        n=0; while kill -0 "$(cat "$1/started")" && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
        [ $n -lt 100 ] && echo gone
        """;

    RealGuile.Result result =
        RealGuile.run(where, List.of("sh", "-c", script, "sh", directory.toString()));

    assertThat(result.text()).contains("status 143", "gone\n");
    assertThat(tree.compiledFiles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsAStepCleanly(String signal, int status) throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === slow.scm ===
            (define-module (slow))
            (eval-when (expand)
              (call-with-output-file (string-append (getenv "MODPLAN_TEST") "/started") (const #t))
              (sleep 60))
            """,
            1);
    Path where = directory.resolve("build");
    String script =
        """
        export MODPLAN_TEST="$1" GUILE_AUTO_COMPILE=0
        guile --no-auto-compile -s modplan-driver.scm x.mk.plan 1 ../out ../src --only FRESH 0 & pid=$!
        n=0; while [ ! -e "$1/started" ] && [ $n -lt 600 ]; do sleep 0.1; n=$((n + 1)); done
        kill -%s $pid; wait $pid; echo "status $?"
        """
            .formatted(signal);

    RealGuile.Result result =
        RealGuile.run(where, List.of("sh", "-c", script, "sh", directory.toString()));

    assertThat(result.text()).contains("status " + status);
    assertThat(tree.compiledFiles()).isEmpty();
    try (var left = Files.walk(tree.output())) {
      assertThat(left.filter(path -> path.toString().contains(".go"))).isEmpty();
    }
  }
}

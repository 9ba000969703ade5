package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds by a real Slurm of one node that are disturbed end as undisturbed ones. */
class SlurmBuildTest {

  @TempDir Path directory;
  private RealGuile tree;
  private Path where;

  @BeforeEach
  void aBuildForSlurm() throws Exception {
    RealGuile.assumePresent();
    tree = RealGuile.of(directory.resolve("tree"), LayeredTree.FILES, 2);
    where = directory.resolve("slurm");
    tree.emit(BuildTool.SLURM, LayeredTree.plan(tree.source()), where);
  }

  /** Runs a script of the shell in the build's directory beside a Slurm. */
  private String run(String script) throws Exception {
    RealGuile.Result result =
        RealGuile.run(
            where,
            List.of(
                RealGuile.SLURM_LOOPBACK.toString(),
                "sh",
                "-c",
                "export MODPLAN_POLL=1\n" + script));
    RealGuile.requireSlurm(result);
    assertThat(result.exitCode()).as(result.text()).isZero();
    return result.text();
  }

  private void program(String name, String text) throws Exception {
    Path file = Files.createDirectories(where.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void assertWhole() throws Exception {
    Path make = directory.resolve("make");
    tree.emit(BuildTool.MAKE, LayeredTree.plan(tree.source()), make);
    assertThat(RealGuile.build(BuildTool.MAKE, make).exitCode()).isZero();
    assertThat(RealGuile.hashes(where)).hasSize(5).isEqualTo(RealGuile.hashes(make));
  }

  @Test
  void whatWaitsForAKilledStepIsNotRunAndASecondRunGoesOn() throws Exception {
    program(
        "guile", // its seventh argument is the step
        """
        case " $* " in
          *" 2 "*) if mkdir killed 2>/dev/null; then kill -9 $$; fi ;;
        esac
        exec guile "$@"
        """);

    String text =
        run(
            """
            export GUILE="$PWD/bin/guile"
            sh x.mk && exit 1
            ls t
            echo again
            sh x.mk
            """);

    assertThat(text)
        .contains("modplan: step 2 is not done\n")
        .contains("modplan: 2 more were not run: they wait for others")
        .doesNotContain("c.go");
    assertWhole();
  }

  @Test
  void whereSlurmTakesFewJobsTheRestComesLater() throws Exception {
    program(
        "sbatch",
        """
        if [ "$(squeue --noheader | wc -l)" -ge 2 ]; then
          echo 'sbatch: error: QOSMaxSubmitJobPerUserLimit' >&2
          exit 1
        fi
        exec "$REAL_SBATCH" "$@"
        """);

    String text = run("REAL_SBATCH=$(command -v sbatch) PATH=$PWD/bin:$PATH sh x.mk");

    assertThat(text).contains("modplan: Slurm did not take step 3; submitting what is left\n");
    assertWhole();
  }

  @Test
  void whereSlurmTakesNothingThatIsSaid() throws Exception {
    program("sbatch", "echo 'sbatch: error: no such partition' >&2; exit 1\n");

    String text = run("PATH=$PWD/bin:$PATH sh x.mk && exit 1; true");

    assertThat(text)
        .contains("no such partition")
        .contains("more were not run: they wait for others, or Slurm did not take them\n");
  }

  @Test
  void jobsOfAScriptThatWasKilledAreWaitedFor() throws Exception {
    program("guile", "until [ -e go ]; do sleep 0.1; done\nexec guile \"$@\"\n");

    String text =
        run(
            """
            export GUILE="$PWD/bin/guile"
            sh x.mk &
            until squeue --noheader --format=%j | grep -q rest; do sleep 0.1; done
            kill -9 $!
            sh x.mk 2>said &
            until grep -q . said; do sleep 0.1; done
            touch go
            wait $!
            cat said
            """);

    assertThat(text)
        .containsPattern("modplan: waiting for jobs of an earlier run; .*: scancel \\d+ \\d+ ");
    assertWhole();
  }

  @Test
  void aScriptThatIsStoppedTakesItsJobsAway() throws Exception {
    program("guile", "sleep 60\n");

    String text =
        run(
            """
            export GUILE="$PWD/bin/guile"
            sh x.mk &
            until squeue --noheader --format=%j | grep -q rest; do sleep 0.1; done
            kill $!
            wait $! || echo "ended with $?"
            until [ -z "$(squeue --noheader)" ]; do sleep 0.1; done
            """);

    assertThat(text).contains("modplan: stopped; its jobs are taken away\n", "ended with 143\n");
  }
}

package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modplan.PlanTree;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Protocol;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds by a real Slurm of one node that are disturbed end as undisturbed ones. */
class SlurmBuildTest {
  private static final int SKIPPED = 77;

  /** Three layers and one more; each module gets a step. */
  private static final String LAYERS =
      """
      === t/a.scm ===
      (define-module (t a) #:export (ma))
      (define-syntax ma (lambda (x) (syntax-case x () ((_ e) #'(list e)))))
      === t/b.scm ===
      (define-module (t b) #:use-module (t a) #:export (mb))
      (define-syntax mb (lambda (x) (syntax-case x () ((_ e) #'(ma e)))))
      === t/c.scm ===
      (define-module (t c) #:use-module (t b) #:export (c))
      (define c (mb 1))
      === t/d.scm ===
      (define-module (t d) #:export (d))
      (define d 1)
      """;

  @TempDir Path directory;
  private RealGuile tree;
  private Path where;

  @BeforeEach
  void aBuildForSlurm() throws Exception {
    RealGuile.assumePresent();
    tree = RealGuile.of(directory.resolve("tree"), LAYERS, 2);
    where = directory.resolve("slurm");
    emit(BuildTool.SLURM, where);
  }

  /** A plan with a step for each module, where (t c) waits for (t b), and that for (t a). */
  private void emit(BuildTool tool, Path to) throws Exception {
    CompilePlan plan = PlanTree.plan(tree.source(), PlanTree.cheapStarts(1));
    Map<String, PlannedModule> modules = new HashMap<>();
    plan.modules().forEach(module -> modules.put(module.name().toString(), module));
    List<Step> steps = new ArrayList<>();
    for (String name : List.of("(t a)", "(t b)", "(t c)", "(t d)")) {
      ModuleName module = Objects.requireNonNull(modules.get(name)).name();
      int id = steps.size() + 1;
      steps.add(
          new Step(
              id,
              Protocol.PRELOAD,
              List.of(module),
              List.of(module),
              name.equals("(t b)") || name.equals("(t c)") ? List.of(id - 1) : List.of(),
              new Step.Prediction(1, 60, id, id + 1)));
    }
    CompilePlan stepwise =
        new CompilePlan(
            plan.roots(),
            plan.loadPath(),
            2,
            null,
            plan.guileVersion(),
            plan.process(),
            plan.modules(),
            steps,
            plan.predicted(),
            plan.lowerBounds(),
            plan.notPlanned());
    Files.createDirectories(to);
    EmitSettings places = EmitSettings.of(to.resolve("x.mk"), List.of(tree.source()), "test");
    for (GeneratedFile file : tool.emit(stepwise, places)) {
      Files.writeString(to.resolve(file.name()), file.text());
    }
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
    assumeTrue(result.exitCode() != SKIPPED, result.text());
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
    emit(BuildTool.MAKE, make);
    assertThat(RealGuile.build(BuildTool.MAKE, make).exitCode()).isZero();
    assertThat(RealGuile.hashes(where)).hasSize(4).isEqualTo(RealGuile.hashes(make));
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
        .contains("modplan: 1 more were not run: they wait for others")
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

package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modplan.PlanTree;
import modplan.Programs;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlanSettings;

/**
 * The build of a tree by one tool, in the directory where the compiled files go, with variables of
 * its own.
 */
record EngineBuild(BuildTool tool, RealGuile tree, StepVariables variables) {

  /** Skips the test where the tool is missing. */
  static void assumeInstalled(BuildTool tool) throws InterruptedException {
    RealGuile.assumePresent();
    if (tool == BuildTool.NINJA || tool == BuildTool.PARALLEL) {
      Programs.assumePresent(tool.toString());
    }
  }

  /** A build with a Guile that is started by a command. */
  static EngineBuild of(BuildTool tool, RealGuile tree, String guile) {
    return new EngineBuild(tool, tree, new StepVariables(guile, "", "off"));
  }

  EngineBuild withTarget(String triplet) {
    return new EngineBuild(
        tool, tree, new StepVariables(variables.guile(), triplet, variables.inlining()));
  }

  EngineBuild plan(PlanSettings settings) throws IOException {
    return plan(PlanTree.plan(tree.source(), settings));
  }

  /** Writes the build of a plan. */
  EngineBuild plan(CompilePlan plan) throws IOException {
    tree.emit(tool, plan, tree.output(), variables);
    return this;
  }

  /** All of it; the first failure is the end. */
  RealGuile.Result all() throws IOException, InterruptedException {
    return run(
        switch (tool) {
          case MAKE -> List.of("make", "-f", "x.mk", "-j2", "modplan-all");
          case NINJA -> List.of("ninja", "-f", "x.mk", "-j2", "modplan-all");
          default -> List.of("sh", "x.mk");
        });
  }

  /** As much as can be built, as far as the tool knows such a thing. */
  RealGuile.Result keepGoing() throws IOException, InterruptedException {
    return switch (tool) {
      case MAKE -> run(List.of("make", "-f", "x.mk", "-k", "-j2", "modplan-all"));
      case NINJA -> run(List.of("ninja", "-f", "x.mk", "-k", "0", "-j2", "modplan-all"));
      case SH -> run(List.of("sh", "x.mk", "--keep-going"));
      default -> all();
    };
  }

  /** Whether the plan fits the tree. */
  RealGuile.Result check() throws IOException, InterruptedException {
    return runHere(
        switch (tool) {
          case MAKE -> List.of("make", "-f", "x.mk", "modplan-check");
          case NINJA -> List.of("ninja", "-f", "x.mk", "modplan-check");
          case SH -> List.of("sh", "x.mk", "check");
          default -> List.of("sh", "x.mk.step", "check");
        });
  }

  void assertBuilds() throws IOException, InterruptedException {
    RealGuile.Result result = all();
    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  private RealGuile.Result run(List<String> command) throws IOException, InterruptedException {
    if (tool != BuildTool.SLURM) {
      return runHere(command);
    }
    RealGuile.Result result =
        runHere(
            Stream.concat(Stream.of(RealGuile.SLURM_LOOPBACK.toString()), command.stream())
                .toList());
    RealGuile.requireSlurm(result);
    return result;
  }

  private RealGuile.Result runHere(List<String> command) throws IOException, InterruptedException {
    return RealGuile.run(
        tree.output(),
        command,
        Map.of(
            "GUILE", variables.guile(),
            "MODPLAN_TARGET", variables.target(),
            "MODPLAN_POLL", "1"));
  }
}

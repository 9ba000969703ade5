package modplan.cli;

import java.util.concurrent.Callable;
import modplan.graph.ModuleGraph;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.schedule.CompilePlan;
import modplan.verify.Verification;
import modplan.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    customSynopsis = "modplan verify [OPTIONS] PLAN [ROOT...]",
    description = {
      "Check a plan that 'plan --format json' wrote against the tree and against itself.",
      "Roots and -L directories are those of the plan if none are given; --exclude and --config must be"
          + " as they were. Exit with 1 if the plan breaks a promise."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int DEFAULT_LEVEL = 2;

  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String file = arguments.take(1, "PLAN").get(0);
    CompilePlan plan = PlanFile.read(session, file);
    arguments.assume(plan.roots(), plan.loadPath());
    Project project = arguments.read(session);
    Verification verification =
        Verifier.verify(
            plan,
            project,
            ModuleGraph.of(project),
            arguments.loadPath(session).stream().map(session.workingDirectory()::resolve).toList(),
            OptimisationLevels.of(arguments.config(session), DEFAULT_LEVEL)::of);
    session.write(arguments.output, report(file, verification));
    int unread = arguments.exitCode(project);
    return unread != ExitCode.CLEAN || verification.holds() ? unread : ExitCode.FINDINGS;
  }

  private static String report(String file, Verification verification) {
    StringBuilder out = new StringBuilder();
    for (String violation : verification.violations()) {
      out.append(file).append(": ").append(violation).append('\n');
    }
    if (verification.holds()) {
      out.append("%s: the plan holds; checked %s\n".formatted(file, verification.checked()));
    }
    return out.toString();
  }
}

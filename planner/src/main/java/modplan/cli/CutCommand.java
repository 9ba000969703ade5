package modplan.cli;

import java.util.concurrent.Callable;
import modplan.emit.CutReport;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.schedule.CutAdvice;
import modplan.schedule.CutAdvisor;
import modplan.schedule.InfeasiblePlanException;
import modplan.schedule.PlanSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "cut",
    mixinStandardHelpOptions = true,
    description = {
      "Say which imports stand in the way of a faster build.",
      "First the imports without which the plan takes less: seconds, CPU seconds, MiB. Then the"
          + " cycles, how few imports have to go until none is left, and what that saves. Then the"
          + " modules that need the largest cycle for one or two imports only."
    })
final class CutCommand implements Callable<Integer> {

  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();
  @Mixin PlanningArguments planning = new PlanningArguments();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many processes run at once; default what the configuration says, else 2.")
  @Nullable Integer jobsWanted;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many imports to try; default ${DEFAULT-VALUE}.",
      defaultValue = "10")
  int top = 10;

  @Mixin ReportFormat format = new ReportFormat();

  CutCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Integer configured = arguments.config(session).plan().jobs();
    int jobs =
        jobsWanted != null
            ? jobsWanted
            : configured != null ? configured : ProjectArguments.DEFAULT_JOBS;
    if (jobs < 1 || top < 0) {
      throw new UsageException("--jobs must be at least 1, and --top not negative");
    }
    PlanSettings settings = planning.settings(session, arguments, jobs);
    Project project = arguments.read(session);
    CutAdvice advice;
    try {
      advice = CutAdvisor.of(project, ModuleGraph.of(project), settings, top);
    } catch (InfeasiblePlanException e) {
      session.err().println("modplan: " + e.getMessage());
      return ExitCode.INFEASIBLE;
    }
    session.write(
        arguments.output, format.isJson() ? CutReport.json(advice) : CutReport.text(advice));
    return arguments.exitCode(project);
  }
}

package modplan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import modplan.emit.CutReport;
import modplan.graph.ModuleGraph;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.schedule.CutAdvice;
import modplan.schedule.CutAdvisor;
import modplan.schedule.Effort;
import modplan.schedule.PlanSettings;
import modplan.schedule.SearchLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "cut",
    mixinStandardHelpOptions = true,
    description = {
      "Say which imports stand in the way of a faster build.",
      "First the imports without which a module would load less: what a plan without each of them"
          + " saves. Then the cycles, and how few imports have to go until none is left."
    })
final class CutCommand implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  private static final int DEFAULT_LEVEL = 2;

  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many processes run at once; default ${DEFAULT-VALUE}.",
      defaultValue = "2")
  int jobs = 2;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many imports to try; default ${DEFAULT-VALUE}.",
      defaultValue = "10")
  int top = 10;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  Format format = Format.text;

  CutCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (jobs < 1 || top < 0) {
      throw new UsageException("--jobs must be at least 1, and --top not negative");
    }
    Project project = arguments.read(session);
    List<PlanSettings.SearchDirectory> path =
        arguments.loadPath(session).stream()
            .map(
                label ->
                    new PlanSettings.SearchDirectory(
                        label, session.workingDirectory().resolve(label)))
            .toList();
    PlanSettings settings =
        PlanSettings.of(jobs)
            .withLoadPath(path)
            .withOptLevel(OptimisationLevels.of(arguments.config(session), DEFAULT_LEVEL)::of)
            .withLimits(SearchLimits.NONE.withEffort(Effort.FAST));
    CutAdvice advice = CutAdvisor.of(project, ModuleGraph.of(project), settings, top);
    session.write(
        arguments.output, format == Format.json ? CutReport.json(advice) : CutReport.text(advice));
    return arguments.exitCode(project);
  }
}

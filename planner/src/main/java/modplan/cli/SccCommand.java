package modplan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import modplan.graph.ImportCycle;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.report.SccJson;
import modplan.report.SccText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "scc",
    mixinStandardHelpOptions = true,
    description = "Print the import cycles, the largest first, with a shortest cycle of each.")
final class SccCommand implements Callable<Integer> {
  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Mixin ReportFormat format = new ReportFormat();

  SccCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Project project = arguments.read(session);
    ModuleGraph graph = ModuleGraph.of(project);
    List<ImportCycle> cycles = ImportCycle.of(graph);
    session.write(
        arguments.output,
        format.isJson() ? SccJson.write(project, graph, cycles) : SccText.write(graph, cycles));
    return arguments.exitCode(project);
  }
}

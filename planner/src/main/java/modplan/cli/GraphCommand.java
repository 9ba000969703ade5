package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.report.GraphDot;
import modplan.report.GraphJson;
import modplan.report.GraphView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description = "Print the module graph: every module, and every place that names one.")
final class GraphCommand implements Callable<Integer> {
  enum Format {
    json,
    dot
  }

  enum Only {
    scc
  }

  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "json")
  Format format = Format.json;

  @Option(
      names = "--focus",
      paramLabel = "MODULE",
      description = "DOT: only this module, as '(a b)', and its neighbours; may be repeated.")
  List<String> focus = new ArrayList<>();

  @Option(names = "--only", description = "DOT: scc draws the members of import cycles only.")
  @org.jspecify.annotations.Nullable
  Only only;

  @Option(
      names = "--max-nodes",
      paramLabel = "N",
      description =
          "DOT: fold modules by the first parts of their names when there are more; default"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "300")
  int maxNodes = 300;

  GraphCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Project project = arguments.read(session);
    ModuleGraph graph = ModuleGraph.of(project);
    if (format == Format.json) {
      session.write(arguments.output, GraphJson.write(project, graph));
    } else {
      GraphView view = GraphView.of(graph, focus, only == Only.scc, maxNodes);
      session.write(arguments.output, GraphDot.write(view));
      if (!view.note().isEmpty() && !arguments.quiet) {
        session.err().println("modplan: " + view.note());
      }
    }
    return arguments.exitCode(project);
  }
}

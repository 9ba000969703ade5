package modplan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.graph.ShortestPaths;
import modplan.module.Context;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.project.Project;
import modplan.report.NamedModule;
import modplan.report.WhyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    customSynopsis = "modplan why [OPTIONS] FROM TO [ROOT...]",
    description = {
      "Print a shortest chain of imports from the module FROM to the module TO, written as '(a b)'.",
      "Exit with 1 if there is none."
    })
final class WhyCommand implements Callable<Integer> {
  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--all-kinds",
      description = "Follow autoloads, @ and @@, and imports inside other forms, too.")
  boolean allKinds;

  WhyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<String> names = arguments.take(2, "FROM TO");
    Project project = arguments.read(session);
    ModuleGraph graph = ModuleGraph.of(project);
    Module importer = NamedModule.find(graph, names.get(0));
    Module imported = NamedModule.find(graph, names.get(1));
    ShortestPaths paths =
        allKinds ? ShortestPaths.of(graph, WhyCommand::mayLoad) : ShortestPaths.ofImports(graph);
    List<Edge> hops = paths.shortest(importer, imported);
    session.write(arguments.output, WhyText.write(importer, imported, hops, allKinds));
    int unread = arguments.exitCode(project);
    return unread != ExitCode.CLEAN || !hops.isEmpty() ? unread : ExitCode.FINDINGS;
  }

  private static boolean mayLoad(Mention mention) {
    MentionKind kind = mention.kind();
    return mention.context() != Context.DATA
        && (kind.isImport()
            || kind == MentionKind.AUTOLOAD
            || kind == MentionKind.MODULE_REF
            || kind == MentionKind.MODULE_PRIVATE_REF);
  }
}

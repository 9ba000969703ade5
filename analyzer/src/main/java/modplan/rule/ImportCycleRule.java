package modplan.rule;

import java.util.List;
import java.util.stream.Stream;
import modplan.graph.Component;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.graph.ShortestPaths;

/** Reports every strongly connected component of the import graph once, with one short cycle. */
final class ImportCycleRule extends NamedRule {
  ImportCycleRule() {
    super("import-cycle", Severity.INFO, "modules import one another");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    ModuleGraph graph = analysis.graph();
    ShortestPaths paths = ShortestPaths.ofImports(graph);
    CycleNumbers numbers = new CycleNumbers(id(), graph, analysis.baseline());
    return graph.components().stream()
        .filter(graph::isCyclic)
        .map(component -> finding(component, paths, numbers));
  }

  private Finding finding(Component cycle, ShortestPaths paths, CycleNumbers numbers) {
    List<Module> members = cycle.members();
    Module first = members.get(0);
    List<Edge> hops = paths.shortest(first, first);
    String message =
        members.size() == 1
            ? "module %s imports itself".formatted(first)
            : "%d modules import one another: %s".formatted(members.size(), Words.list(members));
    Finding.Builder finding =
        Finding.at(hops.get(0))
            .key(members.size() == 1 ? first : "", "", "cycle " + numbers.of(cycle));
    Words.hops(finding, hops);
    if (members.size() > 1) {
      finding.note(
          "which of them is complete when another needs it depends on the one that is loaded"
              + " first");
    }
    return finding.finding(this, Severity.INFO, message);
  }
}

package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import modplan.graph.Component;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ShortestPaths;

/**
 * Reports modules of an import cycle whose macros other members import. By exported names only:
 * whether a macro is used is not known here, so the finding is a possibility.
 */
final class MacroCycleRule extends NamedRule {
  MacroCycleRule() {
    super("macro-cycle", Severity.INFO, "a member of an import cycle imports another one's macros");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    ShortestPaths paths = ShortestPaths.ofImports(analysis.graph());
    return analysis.graph().cycles().stream().flatMap(cycle -> check(cycle, analysis, paths));
  }

  private Stream<Finding> check(Component cycle, Analysis analysis, ShortestPaths paths) {
    Map<Integer, List<Edge>> importers = new TreeMap<>();
    for (Module member : cycle.members()) {
      for (Edge edge : analysis.graph().edgesFrom(member)) {
        Module to = edge.to();
        if (to != null
            && to.id() != member.id()
            && edge.mention().isEagerImport()
            && analysis.graph().componentOf(to).id() == cycle.id()
            && !macros(edge, analysis).isEmpty()) {
          importers.computeIfAbsent(to.id(), m -> new ArrayList<>()).add(edge);
        }
      }
    }
    return importers.entrySet().stream()
        .map(
            e ->
                finding(analysis.graph().modules().get(e.getKey()), e.getValue(), analysis, paths));
  }

  /** The macros that an import makes visible, by their names in the imported module. */
  private static List<String> macros(Edge edge, Analysis analysis) {
    return analysis.interfaces().macros(edge.target()).stream()
        .filter(name -> VisibleNames.shows(edge.mention(), name))
        .toList();
  }

  private Finding finding(
      Module owner, List<Edge> importers, Analysis analysis, ShortestPaths paths) {
    Edge first = importers.get(0);
    Module importer = Objects.requireNonNull(first.from());
    TreeSet<String> macros = new TreeSet<>();
    importers.forEach(edge -> macros.addAll(macros(edge, analysis)));
    List<Edge> hops = new ArrayList<>();
    hops.add(first);
    hops.addAll(paths.shortest(owner, importer));
    long users = importers.stream().map(edge -> edge.file().facts().file()).distinct().count();
    Finding.Builder finding = Finding.at(first).confidence(Confidence.POSSIBLE).key("", owner, "");
    return Words.hops(finding, hops)
        .note("macros: " + Words.list(List.copyOf(macros)))
        .note(
            "where %s is loaded first, its importers see no macros yet: a use of one at top level fails"
                    .formatted(owner)
                + " with Unbound variable, one in a procedure later with Wrong type to apply:"
                + " #<syntax-transformer ...>")
        .help("move the macros to a module that imports none of these")
        .finding(
            this,
            Severity.INFO,
            "%s of this import cycle can see macros of %s"
                .formatted(Words.count((int) users, "module"), owner));
  }
}

package modplan.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.load.FormNames;
import modplan.module.ExportFact;
import modplan.project.ProjectFile;

/** Reports imports of which the module mentions no name. */
final class UnusedImportRule extends NamedRule {
  UnusedImportRule() {
    super("unused-import", Severity.INFO, "a module mentions no name of an import");
  }

  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.graph().modules().stream().flatMap(module -> check(module, analysis));
  }

  private Stream<Finding> check(Module module, Analysis analysis) {
    ProjectFile file = module.site().file();
    if (file.facts().modules().size() != 1
        || file.facts().inclusions().stream().anyMatch(i -> i.isSplice())) {
      return Stream.empty();
    }
    Set<String> mentioned = new HashSet<>(FormNames.of(file.facts().body()).allMentioned());
    for (ExportFact export : file.facts().exports()) {
      mentioned.add(export.name().from());
    }
    return analysis.graph().edgesFrom(module).stream()
        .filter(edge -> edge.mention().isEagerImport())
        .filter(edge -> isUnused(edge, mentioned, analysis))
        .map(edge -> finding(module, edge));
  }

  private static boolean isUnused(Edge edge, Set<String> mentioned, Analysis analysis) {
    Interfaces interfaces = analysis.interfaces();
    if (!interfaces.isComplete(edge.target()) || interfaces.names(edge.target()).isEmpty()) {
      return false;
    }
    for (String name : interfaces.names(edge.target())) {
      String visible = VisibleNames.of(edge.mention(), name);
      boolean shown = VisibleNames.shows(edge.mention(), name);
      if (shown && (visible == null || mentioned.contains(visible))) {
        return false;
      }
    }
    return true;
  }

  private Finding finding(Module module, Edge edge) {
    return Finding.at(edge)
        .confidence(Confidence.LIKELY)
        .help("remove the import, unless it is there for what loading it does")
        .key(module, edge.target(), "")
        .finding(this, severity(), "%s mentions no name of %s".formatted(module, edge.target()));
  }
}

package modplan.rule;

import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.module.ExportFact;
import modplan.module.MentionKind;
import modplan.syntax.ImportOption;

/** Reports autoloaded names that the module form exports again. */
final class AutoloadReexportRule extends NamedRule {
  AutoloadReexportRule() {
    super("autoload-reexport", Severity.ERROR, "a module form re-exports a name that it autoloads");
  }

  @Override
  public boolean asksForHazards() {
    return true;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return Autoloads.of(analysis)
        .flatMap(
            edge ->
                edge.file().facts().exports().stream()
                    .filter(
                        export -> isMeant(export, edge, analysis.graph(), analysis.interfaces()))
                    .map(export -> finding(export, edge, analysis)));
  }

  /** Whether a module cannot be made because of such a name. */
  static boolean reExportsAutoload(Module module, ModuleGraph graph, Interfaces interfaces) {
    return graph.edgesFrom(module).stream()
        .filter(edge -> edge.mention().kind() == MentionKind.AUTOLOAD)
        .anyMatch(
            edge ->
                edge.file().facts().exports().stream()
                    .anyMatch(export -> isMeant(export, edge, graph, interfaces)));
  }

  private static boolean isMeant(
      ExportFact export, Edge autoload, ModuleGraph graph, Interfaces interfaces) {
    String name = export.name().from();
    return export.kind().isReExport()
        && export.declared()
        && export.module() == autoload.mention().module()
        && autoload.mention().names().contains(name)
        && graph.edgesFrom(Autoloads.importer(autoload)).stream()
            .noneMatch(edge -> mayShow(edge, name, interfaces));
  }

  private static boolean mayShow(Edge edge, String name, Interfaces interfaces) {
    if (!edge.mention().isEagerImport()) {
      return false;
    }
    String external = ImportedName.of(edge.mention(), name);
    return external == null
        ? edge.mention().options().stream().anyMatch(o -> o instanceof ImportOption.Renamer)
        : !interfaces.lacks(edge.target(), external);
  }

  private Finding finding(ExportFact export, Edge autoload, Analysis analysis) {
    Module importer = Autoloads.importer(autoload);
    String name = export.name().from();
    String says = "Undefined variable: " + name;
    Failures.Shown shown =
        analysis.failures().ofReExport(importer, "reexport-undefined", name, says);
    Finding.Builder finding = Finding.at(autoload.file().facts().file(), export.location());
    if (shown.isBehind()) {
      finding.note(HazardRule.BEHIND);
    }
    return finding
        .module(importer.toString())
        .related(autoload, "autoloads it, which takes effect only behind the re-exports")
        .note("Guile says: " + says)
        .failure(shown.failure())
        .help("import %s with #:use-module".formatted(autoload.target()))
        .key(importer, autoload.target(), name)
        .finding(
            this, severity(), "%s re-exports %s, which it autoloads".formatted(importer, name));
  }
}

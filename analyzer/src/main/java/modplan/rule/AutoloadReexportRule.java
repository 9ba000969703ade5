package modplan.rule;

import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.module.ExportFact;
import modplan.syntax.ImportOption;

/** Reports autoloaded names that the module form exports again. */
final class AutoloadReexportRule extends NamedRule {
  AutoloadReexportRule() {
    super("autoload-reexport", Severity.ERROR, "a module form re-exports a name that it autoloads");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return Autoloads.of(analysis)
        .flatMap(
            edge ->
                edge.file().facts().exports().stream()
                    .filter(export -> isMeant(export, edge, analysis))
                    .map(export -> finding(export, edge, analysis)));
  }

  private static boolean isMeant(ExportFact export, Edge autoload, Analysis analysis) {
    String name = export.name().from();
    return export.kind().isReExport()
        && export.declared()
        && export.module() == autoload.mention().module()
        && autoload.mention().names().contains(name)
        && analysis.graph().edgesFrom(Autoloads.importer(autoload)).stream()
            .noneMatch(edge -> mayShow(edge, name, analysis));
  }

  private static boolean mayShow(Edge edge, String name, Analysis analysis) {
    if (!edge.mention().isEagerImport()) {
      return false;
    }
    String external = ImportedName.of(edge.mention(), name);
    return external == null
        ? edge.mention().options().stream().anyMatch(o -> o instanceof ImportOption.Renamer)
        : !analysis.interfaces().lacks(edge.target(), external);
  }

  private Finding finding(ExportFact export, Edge autoload, Analysis analysis) {
    Module importer = Autoloads.importer(autoload);
    String name = export.name().from();
    String says = "Undefined variable: " + name;
    return Finding.at(autoload.file().facts().file(), export.location())
        .module(importer.toString())
        .related(autoload, "autoloads it, which takes effect only behind the re-exports")
        .note("Guile says: " + says)
        .failure(analysis.failures().ofLoading(importer, "reexport-undefined", name, says))
        .help("import %s with #:use-module".formatted(autoload.target()))
        .key(importer, autoload.target(), name)
        .finding(
            this, severity(), "%s re-exports %s, which it autoloads".formatted(importer, name));
  }
}

package modplan.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.ModuleSite;
import modplan.module.FileFacts;
import modplan.project.LoadPath;
import modplan.project.ProjectFile;
import modplan.source.Location;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Compares the names of modules with the paths of their files. An error where the tree imports a
 * module that Guile cannot find, or finds a file that does not define it; a fact worth knowing
 * where nobody imports it, as in scripts and tests.
 */
final class ModuleNameMismatchRule extends NamedRule {
  ModuleNameMismatchRule() {
    super(
        "module-name-mismatch", Severity.ERROR, "a file does not lie where its module's name says");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Imported imported = Imported.of(analysis.graph());
    return analysis.project().files().stream()
        .flatMap(file -> check(file, imported, analysis.loadPath()).stream());
  }

  private Optional<Finding> check(ProjectFile file, Imported imported, LoadPath loadPath) {
    FileFacts facts = file.facts();
    Optional<ModuleName> expected = expected(file);
    boolean found = facts.modules().stream().anyMatch(m -> m.name().path().equals(file.loadName()));
    if (found || expected.isEmpty()) {
      return Optional.empty();
    }
    Edge wantsPath = facts.isComplete() ? imported.by(expected.get()) : null;
    if (wantsPath != null && loadPath.filesDefining(expected.get()).isEmpty()) {
      return Optional.of(notDefined(file, expected.get(), wantsPath));
    }
    if (facts.modules().isEmpty()) {
      return Optional.empty();
    }
    ModuleSite site = new ModuleSite(file, 0);
    ModuleName name = site.fact().name();
    boolean elsewhere = loadPath.fileAt(name).isPresent() || loadPath.guile().contains(name);
    Edge wantsName = elsewhere ? null : imported.by(name);
    return Optional.of(misplaced(site, expected.get(), wantsName));
  }

  /** The module that Guile looks for at this path. */
  private static Optional<ModuleName> expected(ProjectFile file) {
    List<String> parts = List.of(file.loadName().split("/"));
    return parts.contains("") ? Optional.empty() : Optional.of(new ModuleName(parts));
  }

  private Finding notDefined(ProjectFile file, ModuleName expected, Edge importer) {
    FileFacts facts = file.facts();
    boolean none = facts.modules().isEmpty();
    Finding.Builder finding =
        none ? Finding.at(facts.file(), new Location(1, 1)) : Finding.at(new ModuleSite(file, 0));
    return finding
        .related(importer, "%s is imported here".formatted(expected))
        .note("Guile loads this file, and then says: no code for module " + expected)
        .help("let the file define %s, or correct the import".formatted(expected))
        .key(expected, "", "")
        .finding(
            this,
            Severity.ERROR,
            none
                ? "this file defines no module, but %s is imported".formatted(expected)
                : "this file defines %s, but %s is imported"
                    .formatted(facts.modules().get(0).name(), expected));
  }

  private Finding misplaced(ModuleSite site, ModuleName expected, @Nullable Edge importer) {
    ModuleName name = site.fact().name();
    String loadName = site.file().loadName();
    String path = name.path();
    Finding.Builder finding = Finding.at(site).key(name, "", "");
    String directory =
        loadName.endsWith("/" + path)
            ? loadName.substring(0, loadName.length() - path.length() - 1)
            : "";
    if (!directory.isEmpty()) {
      finding
          .help(
              ("if %s/ is on the load path of the build, it is a root: give modplan this directory,"
                      + " or name it in modplan.toml, as modplan init does")
                  .formatted(directory))
          .cause(directory + "/ is no root", 0);
    } else {
      finding.help("call the module %s, or move the file to %s.scm".formatted(expected, path));
    }
    if (importer == null) {
      return finding.finding(
          this, Severity.INFO, "module %s lies where no import finds it".formatted(name));
    }
    return finding
        .confidence(directory.isEmpty() ? Confidence.LIKELY : Confidence.POSSIBLE)
        .related(importer, "%s is imported here".formatted(name))
        .note(
            "unless something has loaded this file before, Guile says: no code for module " + name)
        .finding(
            this,
            directory.isEmpty() ? Severity.ERROR : Severity.WARNING,
            "module %s is imported, but lies where no import finds it".formatted(name));
  }
}

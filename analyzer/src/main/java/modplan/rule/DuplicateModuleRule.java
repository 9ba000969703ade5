package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import modplan.graph.Module;
import modplan.graph.ModuleSite;

/**
 * Reports modules that two files define. An error if modules of the tree import the name: which of
 * the two they get depends on the load path and on what was loaded before.
 */
final class DuplicateModuleRule extends NamedRule {
  DuplicateModuleRule() {
    super("duplicate-module", Severity.ERROR, "two files define the same module");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Imported imported = Imported.of(analysis.graph());
    return analysis.graph().modules().stream()
        .map(module -> new Defined(module, oneSitePerFile(module)))
        .filter(defined -> defined.sites().size() > 1)
        .map(defined -> finding(defined, imported.contains(defined.module().name())));
  }

  private record Defined(Module module, List<ModuleSite> sites) {}

  /** Entering a module twice in one file is a way to write a file, not a mistake. */
  private static List<ModuleSite> oneSitePerFile(Module module) {
    List<ModuleSite> sites = new ArrayList<>();
    for (ModuleSite site : module.sites()) {
      if (sites.stream().noneMatch(s -> path(s).equals(path(site)))) {
        sites.add(site);
      }
    }
    return sites;
  }

  private static String path(ModuleSite site) {
    return site.file().facts().file();
  }

  private Finding finding(Defined defined, boolean isImported) {
    ModuleSite first = defined.sites().get(0);
    ModuleSite second = defined.sites().get(1);
    List<Place> others =
        defined.sites().stream()
            .filter(site -> !path(site).equals(path(second)))
            .map(
                site ->
                    new Place(
                        path(site),
                        site.fact().location(),
                        site.isOnPath()
                            ? "also defined here, where Guile looks"
                            : "also defined here"))
            .toList();
    return Finding.at(second)
        .related(others)
        .note(
            first.isOnPath()
                ? "Guile finds the one in %s; loading the other as well changes it under its users"
                    .formatted(path(first))
                : "whichever is loaded last changes the module under the users of the other")
        .help("rename one of them, or remove it")
        .key(defined.module(), "", "")
        .finding(
            this,
            isImported ? Severity.ERROR : Severity.WARNING,
            "module %s is defined twice, here and in %s".formatted(defined.module(), path(first)));
  }
}

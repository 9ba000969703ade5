package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ShortestPaths;

/** Reports autoloads of modules that lead back to the module that autoloads them. */
final class AutoloadCycleRule extends NamedRule {
  AutoloadCycleRule() {
    super(
        "autoload-cycle", Severity.INFO, "an autoloaded module imports the one that autoloads it");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    ShortestPaths paths = ShortestPaths.ofImports(analysis.graph());
    return Autoloads.firstOfEachPair(analysis.graph().edges())
        .flatMap(edge -> check(edge, paths).stream());
  }

  private Optional<Finding> check(Edge autoload, ShortestPaths paths) {
    Module importer = Autoloads.importer(autoload);
    Module target = autoload.to();
    if (target == null || target.id() == importer.id()) {
      return Optional.empty();
    }
    List<Edge> back = paths.shortest(target, importer);
    if (back.isEmpty()) {
      return Optional.empty();
    }
    List<Edge> hops = new ArrayList<>();
    hops.add(autoload);
    hops.addAll(back);
    return Optional.of(
        Words.hops(Finding.at(autoload).key(importer, target, ""), hops)
            .note(
                "if the first mention of an autoloaded name comes before definitions that %s needs,"
                        .formatted(target)
                    + " loading it fails; Guile then warns: Failed to autoload ...")
            .help(
                "mention the names only below the definitions, or break the cycle with (module-ref"
                    + " (resolve-interface ...) ...)")
            .finding(
                this,
                Severity.INFO,
                "%s autoloads %s, which imports it".formatted(importer, target)));
  }
}

package modplan.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ShortestPaths;
import modplan.load.Hazard;

/** Reports autoloads that fail where they are triggered, and those that lead back. */
final class AutoloadCycleRule extends HazardRule {
  AutoloadCycleRule() {
    super(
        "autoload-cycle",
        Severity.WARNING,
        "an autoload leads back to the module that has it",
        Hazard.Kind.AUTOLOAD);
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Set<String> failing = new HashSet<>();
    analysis
        .hazards()
        .of(Hazard.Kind.AUTOLOAD)
        .forEach(hazard -> failing.add(hazard.module() + " " + hazard.target()));
    ShortestPaths paths = ShortestPaths.ofImports(analysis.graph());
    Stream<Finding> harmless =
        Autoloads.firstOfEachPair(analysis.graph().edges())
            .filter(edge -> !failing.contains(Autoloads.importer(edge) + " " + edge.target()))
            .flatMap(edge -> leadingBack(edge, paths));
    return Stream.concat(super.check(analysis), harmless);
  }

  private Stream<Finding> leadingBack(Edge autoload, ShortestPaths paths) {
    Module importer = Autoloads.importer(autoload);
    Module target = autoload.to();
    if (target == null
        || target.id() == importer.id()
        || paths.shortest(target, importer).isEmpty()) {
      return Stream.empty();
    }
    Finding.Builder finding = Finding.at(autoload).key(importer, target, "");
    finding.related(autoload, importer + " autoloads " + target);
    return Stream.of(
        Words.hops(finding, paths.shortest(target, importer))
            .help("nothing to do while it works; an import of it would be no worse")
            .finding(
                this,
                Severity.INFO,
                "%s autoloads %s, which imports it".formatted(importer, target)));
  }

  @Override
  String message(Hazard hazard) {
    if (hazard.written().isEmpty()) {
      return "compiling %s loads %s, which fails: it leads back to half-loaded modules"
          .formatted(hazard.module(), hazard.target());
    }
    return hazard.cause() != null
        ? "the mention of %s here loads %s, which fails: it leads back to half-loaded modules"
            .formatted(hazard.written(), hazard.target())
        : "%s is looked up here while %s, which has it, may be only half loaded"
            .formatted(hazard.written(), hazard.target());
  }

  @Override
  String help(Hazard hazard) {
    return "break the cycle, or look it up when it is needed: (module-ref (resolve-interface '%s) '%s)"
        .formatted(hazard.target(), hazard.written().isEmpty() ? "name" : hazard.written());
  }
}

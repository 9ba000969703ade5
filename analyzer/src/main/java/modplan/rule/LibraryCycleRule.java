package modplan.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modplan.graph.Component;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ShortestPaths;
import modplan.load.Hazard;
import modplan.syntax.ModuleForm;

/**
 * Reports import cycles through an R6RS or R7RS library: Guile loads the imports of a library
 * before it knows the library, so that such a cycle never ends.
 */
final class LibraryCycleRule extends NamedRule {
  LibraryCycleRule() {
    super("library-cycle", Severity.ERROR, "an R6RS or R7RS library is part of an import cycle");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    ShortestPaths paths = ShortestPaths.ofImports(analysis.graph());
    return analysis.graph().components().stream()
        .filter(component -> analysis.graph().isCyclic(component))
        .flatMap(component -> check(component, paths, analysis).stream());
  }

  private Optional<Finding> check(Component cycle, ShortestPaths paths, Analysis analysis) {
    List<Module> libraries =
        cycle.members().stream()
            .filter(m -> m.site().fact().form() != ModuleForm.Kind.DEFINE_MODULE)
            .toList();
    if (libraries.isEmpty()) {
      return Optional.empty();
    }
    Module first = libraries.get(0);
    List<Edge> hops = paths.shortest(first, first);
    Finding.Builder finding =
        Finding.at(hops.get(0))
            .key(Words.representative(id(), libraries, analysis.baseline()), "", "");
    if (libraries.size() > 1) {
      finding.note("libraries of this cycle: " + Words.list(libraries));
    }
    failure(cycle, first, analysis).ifPresent(finding::failure);
    return Optional.of(
        Words.hops(finding, hops)
            .note("whoever loads %s first gets: no code for module %s".formatted(first, first))
            .help("move what the libraries share into one that imports none of them")
            .finding(this, severity(), "library %s is part of an import cycle".formatted(first)));
  }

  /** With whom Guile shows it, that library rather than another one of the cycle. */
  private static Optional<Failure> failure(Component cycle, Module library, Analysis analysis) {
    Set<String> members =
        cycle.members().stream().map(Module::toString).collect(Collectors.toSet());
    List<Hazard> hazards =
        analysis.hazards().of(Hazard.Kind.LIBRARY).stream()
            .filter(hazard -> members.contains(hazard.target()) && hazard.isFirst())
            .toList();
    return hazards.stream()
        .filter(hazard -> hazard.target().equals(library.toString()))
        .findFirst()
        .or(() -> hazards.stream().findFirst())
        .map(hazard -> HazardRule.failure(hazard, analysis));
  }
}

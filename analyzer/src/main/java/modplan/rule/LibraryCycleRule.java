package modplan.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import modplan.graph.Component;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ShortestPaths;
import modplan.load.Hazard;
import modplan.syntax.ModuleForm;
import org.jspecify.annotations.Nullable;

/**
 * Reports each R6RS or R7RS library of an import cycle: Guile loads the imports of a library before
 * it knows the library, so that such a cycle never ends.
 */
final class LibraryCycleRule extends NamedRule {
  LibraryCycleRule() {
    super("library-cycle", Severity.ERROR, "an R6RS or R7RS library is part of an import cycle");
  }

  @Override
  public boolean asksForHazards() {
    return true;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    ShortestPaths paths = ShortestPaths.ofImports(analysis.graph());
    return analysis.graph().components().stream()
        .filter(component -> analysis.graph().isCyclic(component))
        .flatMap(component -> check(component, paths, analysis));
  }

  private Stream<Finding> check(Component cycle, ShortestPaths paths, Analysis analysis) {
    List<Module> libraries =
        cycle.members().stream()
            .filter(m -> m.site().fact().form() != ModuleForm.Kind.DEFINE_MODULE)
            .toList();
    return libraries.stream().map(library -> finding(library, libraries, paths, analysis));
  }

  private Finding finding(
      Module library, List<Module> libraries, ShortestPaths paths, Analysis analysis) {
    List<Edge> hops = paths.shortest(library, library);
    Finding.Builder finding =
        Finding.at(hops.get(0))
            .module(library.toString())
            .cause("the cycle of library " + libraries.get(0), 0)
            .failure(failure(library, analysis))
            .key(library, "", "");
    return Words.hops(finding, hops)
        .note("whoever loads %s first gets: no code for module %s".formatted(library, library))
        .help("move what the libraries share into one that imports none of them")
        .finding(this, severity(), "library %s is part of an import cycle".formatted(library));
  }

  /**
   * With whom Guile shows it, whichever import leads back to the library; null if other libraries
   * of the cycle always fail before.
   */
  private static @Nullable Failure failure(Module library, Analysis analysis) {
    List<Failure> failures =
        analysis.hazards().of(Hazard.Kind.LIBRARY).stream()
            .filter(hazard -> hazard.target().equals(library.toString()) && hazard.isFirst())
            .map(hazard -> HazardRule.failure(hazard, analysis))
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(Failure::mode)) // loading first
            .toList();
    if (failures.isEmpty()) {
      return null;
    }
    Failure first = failures.get(0);
    Set<String> entries = new TreeSet<>();
    failures.stream()
        .filter(each -> each.mode() == first.mode())
        .forEach(each -> entries.addAll(each.entries()));
    return first.with(entries);
  }
}

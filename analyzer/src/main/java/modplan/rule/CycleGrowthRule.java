package modplan.rule;

import java.util.List;
import java.util.stream.Stream;
import modplan.graph.Component;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.graph.ShortestPaths;

/**
 * Reports each module that is in an import cycle now and was in none when the baseline was made.
 */
final class CycleGrowthRule extends NamedRule {
  CycleGrowthRule() {
    super("cycle-growth", Severity.WARNING, "a module has joined an import cycle of the baseline");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Baseline baseline = analysis.baseline();
    if (baseline == null) {
      return Stream.empty();
    }
    ModuleGraph graph = analysis.graph();
    ShortestPaths paths = ShortestPaths.ofImports(graph);
    return graph.cycles().stream()
        // A cycle of new members only is a finding of import-cycle.
        .filter(cycle -> cycle.members().stream().anyMatch(baseline::knowsInCycle))
        .flatMap(
            cycle ->
                cycle.members().stream()
                    .filter(member -> !baseline.knowsInCycle(member))
                    .map(member -> finding(member, cycle, paths)));
  }

  private Finding finding(Module member, Component cycle, ShortestPaths paths) {
    List<Edge> hops = paths.shortest(member, member);
    Finding.Builder finding = Finding.at(hops.get(0)).key(member, "", "");
    return Words.hops(finding, hops)
        .note("whoever loads or compiles a member loads all of them")
        .help("move what both sides need to a module outside, or import at run time")
        .finding(
            this,
            severity(),
            "%s has joined an import cycle, which has %d modules now"
                .formatted(member, cycle.size()));
  }
}

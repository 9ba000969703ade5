package modplan.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A strongly connected component of the eager import graph whose members import one another, or
 * whose only member imports itself.
 *
 * @param bytes the sources of its members; a file with several members counts once
 * @param imports pairs of an importer and an imported module, both members
 * @param witness the hops of a shortest cycle among the members
 */
public record ImportCycle(Component component, long bytes, int imports, List<Edge> witness) {
  public ImportCycle {
    witness = List.copyOf(witness);
  }

  /** All import cycles of a graph, the largest first, equal ones by their first members. */
  public static List<ImportCycle> of(ModuleGraph graph) {
    ShortestPaths paths = ShortestPaths.ofImports(graph);
    return graph.components().stream()
        .filter(graph::isCyclic)
        .map(component -> of(component, graph, paths))
        .sorted(
            Comparator.comparingInt((ImportCycle cycle) -> -cycle.component().size())
                .thenComparingInt(cycle -> cycle.component().id()))
        .toList();
  }

  private static ImportCycle of(Component component, ModuleGraph graph, ShortestPaths paths) {
    int imports = 0;
    for (Module member : component.members()) {
      for (int imported : graph.imports()[member.id()]) {
        if (graph.componentOf(graph.modules().get(imported)).id() == component.id()) {
          imports++;
        }
      }
    }
    return new ImportCycle(component, bytes(component), imports, witness(component, graph, paths));
  }

  private static long bytes(Component component) {
    return component.members().stream()
        .map(member -> member.site().file().facts())
        .collect(Collectors.toMap(facts -> facts.file(), facts -> facts.bytes(), (a, b) -> a))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** One search from each member, O(n m); most trees have a pair, at which the search ends. */
  private static List<Edge> witness(Component component, ModuleGraph graph, ShortestPaths paths) {
    List<Module> members = component.members();
    for (Module member : members) {
      if (Arrays.binarySearch(graph.imports()[member.id()], member.id()) >= 0) {
        return List.of(paths.edge(member, member));
      }
    }
    List<Edge> best = List.of();
    for (Module member : members) {
      List<Edge> cycle = paths.shortest(member, member);
      if (best.isEmpty() || cycle.size() < best.size()) {
        best = cycle;
      }
      if (best.size() == 2) {
        break; // nobody imports itself
      }
    }
    return best;
  }
}

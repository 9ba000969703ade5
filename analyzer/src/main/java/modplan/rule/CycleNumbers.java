package modplan.rule;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.graph.Component;
import modplan.graph.ModuleGraph;
import org.jspecify.annotations.Nullable;

/**
 * What tells the import cycles of a tree apart in fingerprints: their numbers, beginning with the
 * largest. No choice of a member could do: of any two cycles the union may be a cycle tomorrow, so
 * that what follows from the members alone and survives whoever joins is the same for all.
 */
final class CycleNumbers {
  private final Map<Component, Integer> numbers = new HashMap<>();

  /**
   * Numbers the cycles of two or more modules. Those of the baseline come first, then new ones with
   * numbers that it does not know.
   *
   * @param rule the one that reports them
   */
  CycleNumbers(String rule, ModuleGraph graph, @Nullable Baseline baseline) {
    List<Component> cycles =
        graph.cycles().stream()
            .sorted(
                Comparator.comparing((Component cycle) -> !isKnown(cycle, baseline))
                    .thenComparing(Comparator.comparing(Component::size).reversed())
                    .thenComparing(cycle -> cycle.members().get(0).id()))
            .toList();
    int number = 0;
    for (Component cycle : cycles) {
      if (baseline != null && !isKnown(cycle, baseline)) {
        number = Math.max(number, baseline.count(rule));
      }
      numbers.put(cycle, ++number);
    }
  }

  private static boolean isKnown(Component cycle, @Nullable Baseline baseline) {
    return baseline != null && cycle.members().stream().anyMatch(baseline::knowsInCycle);
  }

  int of(Component cycle) {
    return numbers.getOrDefault(cycle, 0);
  }
}

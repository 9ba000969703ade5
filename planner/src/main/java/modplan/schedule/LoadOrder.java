package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What a step loads before it compiles, and in which order: what is needed comes first. In a cycle
 * Guile loads all members when the first one is asked for, so only that one matters: it is a member
 * that modules outside the cycle need, because that is how the cycle is entered when the tree is
 * used; the one with most of them, then the first by name. Therefore a cycle of which something has
 * to be loaded from source is listed whole.
 */
final class LoadOrder {
  private final Workload load;
  private final int[][] cycles; // members in the order of entry, by component; null if single

  LoadOrder(CompileGraph graph, Workload load) {
    this.load = load;
    Condensation condensation = load.condensation;
    int[] users = new int[load.size];
    for (int user = 0; user < load.size; user++) {
      for (int needed : graph.needs()[user]) {
        if (condensation.componentOf(user) != condensation.componentOf(needed)) {
          users[needed]++;
        }
      }
    }
    cycles = new int[condensation.size()][];
    for (int c = 0; c < cycles.length; c++) {
      cycles[c] =
          Arrays.stream(condensation.members(c))
              .boxed()
              .sorted(Comparator.comparingInt((Integer m) -> -users[m]).thenComparing(m -> m))
              .mapToInt(Integer::intValue)
              .toArray();
    }
  }

  /**
   * The modules to load.
   *
   * @param ready modules that are compiled when the step starts
   */
  int[] of(StepDraft draft, BitSet ready) {
    BitSet members = new BitSet();
    Arrays.stream(draft.members).forEach(members::set);
    List<Integer> loads = new ArrayList<>();
    for (int c : load.condensation.needsFirst()) {
      if (Bits.get(draft.closure, c)) {
        boolean isLoaded =
            Arrays.stream(cycles[c]).anyMatch(m -> members.get(m) ? !draft.isFresh : !ready.get(m));
        if (isLoaded) {
          Arrays.stream(cycles[c]).forEach(loads::add);
        }
      }
    }
    return loads.stream().mapToInt(Integer::intValue).toArray();
  }
}

package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order the members of a step are loaded. Members of different components do not need one
 * another. In a cycle Guile loads all members when the first one is asked for, so only that one
 * matters: it is a member that modules outside the cycle need, because that is how the cycle is
 * entered when the tree is used; the one with most of them, then the first by name.
 */
final class EntryOrder {
  private EntryOrder() {}

  static int[] of(int[] members, CompileGraph graph, Condensation condensation) {
    Set<Integer> cyclic = new HashSet<>();
    for (int member : members) {
      if (condensation.members(condensation.componentOf(member)).length > 1) {
        cyclic.add(member);
      }
    }
    if (cyclic.isEmpty()) {
      return members;
    }
    int[] users = new int[graph.modules().size()];
    for (int user = 0; user < users.length; user++) {
      for (int needed : graph.needs()[user]) {
        if (cyclic.contains(needed)
            && condensation.componentOf(user) != condensation.componentOf(needed)) {
          users[needed]++;
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    int i = 0;
    while (i < members.length) { // members of a component stand together
      int[] component = condensation.members(condensation.componentOf(members[i]));
      Arrays.stream(component)
          .boxed()
          .sorted(Comparator.comparingInt((Integer m) -> -users[m]).thenComparing(m -> m))
          .forEach(order::add);
      i += component.length;
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}

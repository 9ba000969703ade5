package modplan.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.graph.StronglyConnected;
import modplan.syntax.ModuleName;

/** Modules that need one another, by what the tree says. */
final class Cycles {
  private Cycles() {}

  /** For each module of the tree all that need it and that it needs, itself included. */
  static Map<ModuleName, Set<ModuleName>> of(Map<ModuleName, TreeModule> tree) {
    List<ModuleName> names = new ArrayList<>(tree.keySet());
    Map<ModuleName, Integer> ids = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      ids.put(names.get(i), i);
    }
    int[][] needs = new int[names.size()][];
    tree.values()
        .forEach(
            module ->
                needs[ids.getOrDefault(module.name(), 0)] =
                    module.needs().stream()
                        .filter(ids::containsKey)
                        .mapToInt(needed -> ids.getOrDefault(needed, 0))
                        .toArray());
    Map<ModuleName, Set<ModuleName>> cycles = new HashMap<>();
    for (int[] component : StronglyConnected.components(needs)) {
      Set<ModuleName> members = new TreeSet<>();
      for (int member : component) {
        members.add(names.get(member));
      }
      members.forEach(member -> cycles.put(member, members));
    }
    return cycles;
  }
}

package modplan.schedule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modplan.cost.ProcessCost;
import modplan.syntax.ModuleName;

/**
 * The modules of a plan and what compiling each of them loads of the others. Edges point from the
 * module that is compiled to what it needs. Immutable.
 */
final class CompileGraph {
  private final List<PlannedModule> modules;
  private final List<NotPlanned> notPlanned;
  private final ProcessCost process;
  private final int[][] needs;

  /**
   * Modules in the order of names; their edges lead to modules of the same list.
   *
   * @param process what a process costs that compiles them
   */
  CompileGraph(List<PlannedModule> modules, List<NotPlanned> notPlanned, ProcessCost process) {
    this.modules = List.copyOf(modules);
    this.notPlanned = List.copyOf(notPlanned);
    this.process = process;
    Map<ModuleName, Integer> ids = new HashMap<>();
    for (int i = 0; i < modules.size(); i++) {
      ids.put(modules.get(i).name(), i);
    }
    this.needs = new int[modules.size()][];
    for (int i = 0; i < needs.length; i++) {
      PlannedModule module = modules.get(i);
      int self = i;
      needs[i] =
          IntStream.concat(indices(module.imports(), ids), indices(module.mentions(), ids))
              .filter(other -> other != self)
              .sorted()
              .distinct()
              .toArray();
    }
  }

  private static IntStream indices(List<ModuleName> names, Map<ModuleName, Integer> ids) {
    return names.stream()
        .mapToInt(
            name -> {
              Integer id = ids.get(name);
              if (id == null) {
                throw new IllegalArgumentException(name + " is not a module of the plan");
              }
              return id;
            });
  }

  List<PlannedModule> modules() {
    return modules;
  }

  List<NotPlanned> notPlanned() {
    return notPlanned;
  }

  ProcessCost process() {
    return process;
  }

  /** For each module the ids of those that compiling it needs directly, sorted, never itself. */
  int[][] needs() {
    return needs;
  }

  /** All that the members need, directly or not, without themselves, sorted. */
  int[] closure(int[] members) {
    boolean[] seen = new boolean[modules.size()];
    int[] pending = new int[modules.size()];
    int count = 0;
    for (int member : members) {
      seen[member] = true;
      pending[count++] = member;
    }
    for (int next = 0; next < count; next++) {
      for (int other : needs[pending[next]]) {
        if (!seen[other]) {
          seen[other] = true;
          pending[count++] = other;
        }
      }
    }
    int[] found = Arrays.copyOfRange(pending, members.length, count);
    Arrays.sort(found);
    return found;
  }
}

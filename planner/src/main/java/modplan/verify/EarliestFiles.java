package modplan.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modplan.graph.StronglyConnected;
import modplan.schedule.PlannedModule;

/**
 * When the compiled file of each module can exist at the earliest, whatever the plan: a process
 * starts at some moment, loads what the module needs, at best from {@code .go} what can exist by
 * then, and compiles it. Written for {@link BoundCheck} from the description in {@code
 * docs/planning.md}, by trying every moment that matters.
 */
final class EarliestFiles {
  private final List<PlannedModule> modules;
  private final int[][] needs;
  private final long start;
  private final List<int[]> components;
  private final long[] end;
  private final BitSet[] closures; // by component, with its members

  EarliestFiles(List<PlannedModule> modules, int[][] needs, long start) {
    this.modules = modules;
    this.needs = needs;
    this.start = start;
    this.components = StronglyConnected.components(needs);
    this.end = new long[modules.size()];
    this.closures = new BitSet[components.size()];
    int[] componentOf = new int[modules.size()];
    for (int c = 0; c < components.size(); c++) {
      for (int member : components.get(c)) {
        componentOf[member] = c;
      }
    }
    boolean[] done = new boolean[components.size()];
    for (int c = 0; c < done.length; c++) {
      visit(c, componentOf, done);
    }
  }

  List<int[]> components() {
    return components;
  }

  /** Modules that a component needs, directly or not, and its own. */
  BitSet closure(int component) {
    return closures[component];
  }

  long end(int module) {
    return end[module];
  }

  /** In a cycle, or one that has to be loaded by itself. */
  static boolean isLoaded(PlannedModule module, int[] component) {
    return module.preload() || component.length > 1;
  }

  /** Needed components first; explicit stack, since chains can be long. */
  private void visit(int component, int[] componentOf, boolean[] done) {
    List<Integer> stack = new ArrayList<>(List.of(component));
    while (!stack.isEmpty()) {
      int c = stack.get(stack.size() - 1);
      TreeSet<Integer> missing = new TreeSet<>();
      TreeSet<Integer> needed = new TreeSet<>();
      for (int member : components.get(c)) {
        for (int other : needs[member]) {
          if (componentOf[other] != c) {
            needed.add(componentOf[other]);
            if (!done[componentOf[other]]) {
              missing.add(componentOf[other]);
            }
          }
        }
      }
      if (done[c] || !missing.isEmpty()) {
        if (done[c]) {
          stack.remove(stack.size() - 1);
        }
        stack.addAll(missing);
        continue;
      }
      compute(c, needed);
      done[c] = true;
      stack.remove(stack.size() - 1);
    }
  }

  private void compute(int c, Set<Integer> needed) {
    BitSet others = new BitSet();
    needed.forEach(other -> others.or(closures[other]));
    int[] members = components.get(c);
    BitSet all = (BitSet) others.clone();
    long cycle = 0;
    long fastCycle = 0;
    long shortest = Long.MAX_VALUE;
    for (int member : members) {
      all.set(member);
      cycle += source(member);
      fastCycle += fast(member);
      shortest = Math.min(shortest, modules.get(member).cost().compileMicros());
    }
    closures[c] = all;
    List<Integer> sorted =
        others.stream().boxed().sorted(Comparator.comparingLong(m -> end[m])).toList();
    if (members.length == 1) {
      boolean isLoaded = isLoaded(modules.get(members[0]), members);
      long own = modules.get(members[0]).cost().compileMicros() + (isLoaded ? cycle : 0);
      end[members[0]] = least(sorted, own, 0);
      return;
    }
    long first = least(sorted, cycle + shortest, 0);
    for (int member : members) {
      long compile = modules.get(member).cost().compileMicros();
      end[member] =
          Math.min(
              least(sorted, cycle + compile, 0),
              least(sorted, source(member) + fastCycle - fast(member) + compile, first));
    }
  }

  private long source(int module) {
    return modules.get(module).cost().loadSourceMicros();
  }

  private long fast(int module) {
    return Math.min(source(module), modules.get(module).cost().loadGoMicros());
  }

  private long least(List<Integer> others, long own, long from) {
    long slow = others.stream().mapToLong(this::source).sum();
    long least = Long.MAX_VALUE;
    long moment = from;
    int there = 0;
    do {
      for (; there < others.size() && end[others.get(there)] <= moment; there++) {
        slow += fast(others.get(there)) - source(others.get(there));
      }
      least = Math.min(least, moment + start + own + slow);
      moment = there < others.size() ? end[others.get(there)] : moment;
    } while (there < others.size());
    return least;
  }
}

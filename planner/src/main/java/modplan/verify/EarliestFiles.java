package modplan.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modplan.graph.StronglyConnected;
import modplan.schedule.PlannedModule;

/**
 * When the compiled file of each module can exist at the earliest, whatever the plan: a process
 * starts at some moment, loads what the module needs, at best from {@code .go} what can exist by
 * then, and compiles it. Written for {@link BoundCheck} from the description in {@code
 * docs/planning.md}: looks through all modules, the last one first, for those that are needed. Sets
 * of needed modules are bits, dropped when nobody needs them any more.
 */
final class EarliestFiles {
  /** So many needed modules at most count from source, the last ones. */
  private static final int LAST = 2_000;

  private final List<PlannedModule> modules;
  private final int[][] needs;
  private final List<List<Integer>> users = new ArrayList<>();
  private final long start;
  private final List<int[]> components;
  private final long[] end;
  private final BitSet[] closures; // by component, with its members
  private final long[] fastClosure; // by component, to load all of that
  private final int[] waiting; // by component: how many need it and are not done
  private final int[] latest; // modules that are done, the last one first
  private int done;

  EarliestFiles(List<PlannedModule> modules, int[][] needs, long start) {
    this.modules = modules;
    this.needs = needs;
    this.start = start;
    this.components = StronglyConnected.components(needs);
    this.end = new long[modules.size()];
    this.latest = new int[modules.size()];
    this.closures = new BitSet[components.size()];
    this.fastClosure = new long[components.size()];
    this.waiting = new int[components.size()];
    for (int m = 0; m < needs.length; m++) {
      users.add(new ArrayList<>());
    }
    for (int m = 0; m < needs.length; m++) {
      for (int needed : needs[m]) {
        users.get(needed).add(m);
      }
    }
    int[] componentOf = new int[modules.size()];
    for (int c = 0; c < components.size(); c++) {
      for (int member : components.get(c)) {
        componentOf[member] = c;
      }
    }
    for (int c = 0; c < components.size(); c++) {
      needed(c, componentOf).forEach(other -> waiting[other]++);
    }
    boolean[] isDone = new boolean[components.size()];
    for (int c = 0; c < isDone.length; c++) {
      visit(c, componentOf, isDone);
    }
  }

  List<int[]> components() {
    return components;
  }

  /** All modules that need this one, directly or not, and itself. */
  BitSet needing(int module) {
    BitSet found = new BitSet();
    found.set(module);
    List<Integer> pending = new ArrayList<>(List.of(module));
    while (!pending.isEmpty()) {
      for (int user : users.get(pending.remove(pending.size() - 1))) {
        if (!found.get(user)) {
          found.set(user);
          pending.add(user);
        }
      }
    }
    return found;
  }

  long end(int module) {
    return end[module];
  }

  /** In a cycle, or one that has to be loaded by itself. */
  static boolean isLoaded(PlannedModule module, int[] component) {
    return module.preload() || component.length > 1;
  }

  private Set<Integer> needed(int component, int[] componentOf) {
    Set<Integer> needed = new TreeSet<>();
    for (int member : components.get(component)) {
      for (int other : needs[member]) {
        if (componentOf[other] != component) {
          needed.add(componentOf[other]);
        }
      }
    }
    return needed;
  }

  /** Needed components first; explicit stack, since chains can be long. */
  private void visit(int component, int[] componentOf, boolean[] isDone) {
    List<Integer> stack = new ArrayList<>(List.of(component));
    while (!stack.isEmpty()) {
      int c = stack.get(stack.size() - 1);
      if (isDone[c]) {
        stack.remove(stack.size() - 1);
        continue;
      }
      Set<Integer> needed = needed(c, componentOf);
      List<Integer> missing = needed.stream().filter(other -> !isDone[other]).toList();
      if (missing.isEmpty()) {
        compute(c, needed);
        isDone[c] = true;
      }
      stack.addAll(missing);
    }
  }

  private void compute(int c, Set<Integer> needed) {
    BitSet others = new BitSet();
    int heaviest = -1;
    for (int other : needed) {
      others.or(closures[other]);
      if (heaviest < 0 || fastClosure[other] > fastClosure[heaviest]) {
        heaviest = other;
      }
    }
    long fast = heaviest < 0 ? 0 : fastClosure[heaviest];
    if (needed.size() > 1) {
      BitSet rest = (BitSet) others.clone();
      rest.andNot(closures[heaviest]);
      fast += rest.stream().mapToLong(this::fast).sum();
    }
    int[] members = components.get(c);
    members(members, last(others), fast);
    fastClosure[c] = fast;
    for (int member : members) {
      others.set(member);
      fastClosure[c] += fast(member);
      insert(member);
    }
    closures[c] = others;
    for (int other : needed) {
      waiting[other]--;
      if (waiting[other] == 0) {
        closures[other] = new BitSet();
      }
    }
  }

  private void members(int[] members, int[] last, long fast) {
    long cycle = 0;
    long fastCycle = 0;
    long shortest = Long.MAX_VALUE;
    for (int member : members) {
      cycle += source(member);
      fastCycle += fast(member);
      shortest = Math.min(shortest, modules.get(member).cost().compileMicros());
    }
    long atOnce = start + fast + least(last, 0);
    if (members.length == 1) {
      boolean isLoaded = isLoaded(modules.get(members[0]), members);
      long own = modules.get(members[0]).cost().compileMicros() + (isLoaded ? cycle : 0);
      end[members[0]] = own + atOnce;
      return;
    }
    long later = start + fast + least(last, cycle + shortest + atOnce);
    for (int member : members) {
      long compile = modules.get(member).cost().compileMicros();
      end[member] =
          Math.min(
              cycle + compile + atOnce,
              source(member) + fastCycle - fast(member) + compile + later);
    }
  }

  private int compare(int a, int b) {
    return end[a] != end[b] ? Long.compare(end[b], end[a]) : Integer.compare(a, b);
  }

  private void insert(int module) {
    int low = 0;
    int high = done;
    while (low < high) {
      int middle = (low + high) / 2;
      if (compare(latest[middle], module) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    System.arraycopy(latest, low, latest, low + 1, done - low);
    latest[low] = module;
    done++;
  }

  /** Of these the ones that can exist last. */
  private int[] last(BitSet others) {
    int[] last = new int[Math.min(LAST, others.cardinality())];
    int found = 0;
    for (int i = 0; found < last.length; i++) {
      if (others.get(latest[i])) {
        last[found++] = latest[i];
      }
    }
    return last;
  }

  private long source(int module) {
    return modules.get(module).cost().loadSourceMicros();
  }

  private long fast(int module) {
    return Math.min(source(module), modules.get(module).cost().loadGoMicros());
  }

  /** The least of a moment and of what is loaded more slowly then, over all moments. */
  private long least(int[] last, long from) {
    long slower = 0;
    for (int module : last) {
      slower += source(module) - fast(module);
    }
    long least = from + slower; // less what exists at that moment, see below
    long there = 0;
    for (int i = last.length - 1; i >= 0; i--) {
      there += source(last[i]) - fast(last[i]);
      least = Math.min(least, Math.max(from, end[last[i]]) + slower - there);
    }
    return least;
  }
}

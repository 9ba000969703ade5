package modplan.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import modplan.cost.ModuleCost;
import modplan.schedule.PlannedModule;

/**
 * The bound of a cycle that processes share, from its description in {@code docs/planning.md}: for
 * each number of processes that load the whole cycle before any of it has been compiled, what they
 * load more than once, and the time that other workers cannot fill; the least of these.
 */
record SharedCycle(
    List<PlannedModule> modules, EarliestFiles earliest, long start, int jobs, long work) {

  /** The best of all cycles; 0 if there is none. */
  long bound() {
    List<int[]> cycles = new ArrayList<>();
    for (int[] component : earliest.components()) {
      if (component.length > 1) {
        cycles.add(component);
      }
    }
    cycles.sort(Comparator.comparingLong(cycle -> -whole(cycle)));
    long best = 0;
    for (int[] cycle : cycles) {
      long loadedByAll = (jobs - 1) * (whole(cycle) + start);
      if (ceilDiv(start + work + loadedByAll, jobs) > best) { // else it is no better
        best = Math.max(best, ceilDiv(start + work + extra(cycle), jobs));
      }
    }
    return best;
  }

  private long whole(int[] cycle) {
    long whole = 0;
    for (int m : cycle) {
      whole += modules.get(m).cost().loadSourceMicros();
    }
    return whole;
  }

  private static long ceilDiv(long a, long b) {
    return (a + b - 1) / b;
  }

  private long extra(int[] members) {
    long fill = start + withoutNeed(members[0]);
    long whole = whole(members);
    long first = Long.MAX_VALUE;
    for (int m : members) {
      first = Math.min(first, earliest.end(m));
    }
    long extra = single(members, whole, first, fill);
    for (int processes = 2; processes <= jobs; processes++) {
      long unfilled = Math.max(0, (jobs - processes) * first - fill);
      extra = Math.min(extra, (processes - 1) * (whole + start) + unfilled);
    }
    return extra;
  }

  /** The work of modules that do not need the cycle. */
  private long withoutNeed(int member) {
    long sum = 0;
    BitSet needing = earliest.needing(member);
    for (int[] component : earliest.components()) {
      if (!needing.get(component[0])) {
        for (int m : component) {
          PlannedModule module = modules.get(m);
          boolean isLoaded = EarliestFiles.isLoaded(module, component);
          sum += module.cost().compileMicros();
          sum += isLoaded ? module.cost().loadSourceMicros() : 0;
        }
      }
    }
    return sum;
  }

  /**
   * One process compiles a part of the cycle before others look at it. The part may end anywhere in
   * a member, since that can only lower the bound: so the costs at the ends of members, and where
   * the other workers run out of work, are all that matter.
   */
  private long single(int[] members, long whole, long first, long fill) {
    List<ModuleCost> costs = new ArrayList<>();
    for (int m : members) {
      costs.add(modules.get(m).cost());
    }
    long least = costs.stream().mapToLong(ModuleCost::compileMicros).min().orElse(0);
    costs.sort(
        Comparator.comparingDouble(
            cost -> (double) cost.compileMicros() / Math.max(1, cost.loadSourceMicros())));
    double best = Double.MAX_VALUE;
    double end = first - least;
    double again = whole;
    for (int i = 0; i <= costs.size(); i++) {
      best = Math.min(best, again + Math.max(0, (jobs - 1) * end - fill));
      if (i < costs.size()) {
        double compile = costs.get(i).compileMicros();
        double source = costs.get(i).loadSourceMicros();
        double outOfWork = jobs > 1 ? (double) fill / (jobs - 1) : Double.MAX_VALUE;
        if (end < outOfWork && outOfWork < end + compile) {
          best = Math.min(best, again - source * (outOfWork - end) / compile);
        }
        end += compile;
        again -= source;
      }
    }
    return Math.max(0, (long) Math.floor(best + 1e-6));
  }
}

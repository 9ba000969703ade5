package modplan.schedule;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A lower bound from a cycle that several processes may share. Until something of the cycle has
 * been compiled, whoever needs it loads all of it from source. Either one process alone does so,
 * and meanwhile the other workers have nothing to do but what does not need the cycle; what this
 * process does not compile itself is loaded again by those who do. Or several do, and it is loaded
 * as many times. Whichever is cheapest is added to the work, and all is spread over the workers.
 *
 * <p>Which members the one process compiles is relaxed to fractions of members, best taken by
 * increasing ratio of compiling to loading (Dantzig 1957). O(members log members + workers).
 */
final class SharedCycleBound {
  private final Workload load;
  private final int jobs;
  private final long work; // of all modules, with one start

  SharedCycleBound(Workload load, int jobs, long work) {
    this.load = load;
    this.jobs = jobs;
    this.work = work;
  }

  /**
   * The bound on the makespan.
   *
   * @param first the earliest moment at which something of the cycle can have been compiled
   */
  long of(int cycle, long first) {
    long independent = load.start;
    long[] users = load.closures.usersOf(cycle);
    for (int c = 0; c < load.condensation.size(); c++) {
      if (!Bits.get(users, c)) {
        for (int m : load.condensation.members(c)) {
          independent += load.ownMicros(m);
        }
      }
    }
    long all = load.componentSource[cycle];
    long extra = alone(cycle, first, independent);
    for (int sharing = 2; sharing <= jobs; sharing++) {
      long idle = Math.max(0, (jobs - sharing) * first - independent);
      extra = Math.min(extra, (sharing - 1) * (all + load.start) + idle);
    }
    return (work + extra + jobs - 1) / jobs;
  }

  /** What the bound on the makespan cannot exceed: all workers load the cycle. */
  long atMost(int cycle) {
    long extra = (jobs - 1L) * (load.componentSource[cycle] + load.start);
    return (work + extra + jobs - 1) / jobs;
  }

  /** What one process that starts on the cycle before all others costs besides the work. */
  private long alone(int cycle, long first, long independent) {
    int[] members = load.condensation.members(cycle);
    long smallest = Arrays.stream(members).mapToLong(m -> load.compile[m]).min().orElse(0);
    long before = first - smallest; // its members are compiled from then on
    int[] order =
        Arrays.stream(members)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    m -> load.compile[m] / (double) Math.max(1, load.source[m])))
            .mapToInt(Integer::intValue)
            .toArray();
    long loadedAgain = load.componentSource[cycle];
    long compiled = 0;
    long least = cost(loadedAgain, before, independent);
    for (int m : order) {
      long others = jobs - 1L;
      long slack = independent - others * (before + compiled);
      if (slack > 0 && others * load.compile[m] > slack) { // the others run out of work within it
        double part = slack / ((double) others * load.compile[m]);
        least = Math.min(least, loadedAgain - (long) Math.ceil(part * load.source[m]));
      }
      loadedAgain -= load.source[m];
      compiled += load.compile[m];
      least = Math.min(least, cost(loadedAgain, before + compiled, independent));
    }
    return Math.max(0, least);
  }

  private long cost(long loadedAgain, long end, long independent) {
    return loadedAgain + Math.max(0, (jobs - 1L) * end - independent);
  }
}

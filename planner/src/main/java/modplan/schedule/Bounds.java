package modplan.schedule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Computes what no plan can beat, whichever modules share a process and whoever waits for whom.
 *
 * <p>For each module the earliest moment at which its compiled file can exist: some process starts
 * at a time t, loads what the module needs (fast at best what can exist at t, the rest from source)
 * and compiles it. Of a cycle nothing exists before one process has loaded all of it from source.
 * Where a module needs more than {@value #LATEST} others, only those that can exist last may be
 * loaded from source; all others count as loaded fast, which leaves a bound, if a weaker one. So
 * time is O(edges * {@value #LATEST}) and that of {@link ClosureSums}.
 */
final class Bounds {
  /** How many of the modules that one needs may count from source; all others load fast. */
  private static final int LATEST = 2_000;

  private final Workload load;
  private final int jobs;
  private final long[] earliest; // by module: when its compiled file can exist
  private final long[] first; // by component: when one of its members can
  private final long[] fastLoads; // by component: of all that it needs and its own
  private final LatestNeeds latest;

  private Bounds(Workload load, int jobs) {
    this.load = load;
    this.jobs = jobs;
    this.earliest = new long[load.size];
    this.first = new long[load.condensation.size()];
    long[] fast = new long[load.condensation.size()];
    for (int m = 0; m < load.size; m++) {
      fast[load.condensation.componentOf(m)] += fastLoad(m);
    }
    this.fastLoads = ClosureSums.of(load.condensation, fast);
    this.latest = new LatestNeeds(load.condensation, earliest, LATEST);
    for (int c : load.condensation.needsFirst()) {
      component(c);
    }
  }

  static LowerBounds of(Workload load, int jobs) {
    if (load.size == 0) {
      return new LowerBounds(0, 0, 0, 0, 0, 0);
    }
    return new Bounds(load, jobs).bounds();
  }

  private LowerBounds bounds() {
    long work = load.start;
    long largestModule = 0;
    for (int m = 0; m < load.size; m++) {
      work += load.ownMicros(m);
      largestModule = Math.max(largestModule, load.ownMicros(m));
    }
    long largestCycle = 0;
    for (int c = 0; c < load.condensation.size(); c++) {
      largestCycle = Math.max(largestCycle, cycle(c));
    }
    return new LowerBounds(
        Arrays.stream(earliest).max().orElse(0),
        ceilDiv(work, jobs),
        load.start + largestModule,
        load.start + largestCycle,
        release(),
        shared(work));
  }

  /** Of the cycle for which it is best; those that cannot beat it are not looked at. */
  private long shared(long work) {
    SharedCycleBound bound = new SharedCycleBound(load, jobs, work);
    int[] cycles =
        IntStream.range(0, load.condensation.size())
            .filter(load::isCycle)
            .boxed()
            .sorted(Comparator.comparingLong(c -> -bound.atMost(c)))
            .mapToInt(Integer::intValue)
            .toArray();
    long best = 0;
    for (int c : cycles) {
      if (bound.atMost(c) <= best) {
        break;
      }
      best = Math.max(best, bound.of(c, first[c]));
    }
    return best;
  }

  private static long ceilDiv(long a, long b) {
    return (a + b - 1) / b;
  }

  /** Who compiles the first member has loaded all; only then the others can share the work. */
  private long cycle(int c) {
    if (!load.isCycle(c)) {
      return load.ownMicros(load.condensation.members(c)[0]);
    }
    return load.componentSource[c] + ceilDiv(load.componentCompile[c], jobs);
  }

  /** Compilations that cannot begin before a moment, spread over the workers from then on. */
  private long release() {
    long[] release = new long[load.size];
    for (int m = 0; m < load.size; m++) {
      release[m] = earliest[m] - load.compile[m];
    }
    int[] latestFirst =
        IntStream.range(0, load.size)
            .boxed()
            .sorted(Comparator.comparingLong(m -> -release[m]))
            .mapToInt(Integer::intValue)
            .toArray();
    long best = 0;
    long work = 0;
    for (int m : latestFirst) {
      work += load.compile[m];
      best = Math.max(best, release[m] + ceilDiv(work, jobs));
    }
    return best;
  }

  private void component(int c) {
    int[] members = load.condensation.members(c);
    int[] others = latest.of(c);
    long fast = fastLoads[c];
    for (int m : members) {
      fast -= fastLoad(m);
    }
    long atOnce = fast + atBest(others, 0);
    if (members.length == 1) {
      earliest[members[0]] = load.start + load.ownMicros(members[0]) + atOnce;
      first[c] = earliest[members[0]];
    } else {
      members(c, fast, atOnce, others);
    }
    latest.add(c, others);
  }

  /** The loads of the cycle itself: all from source, and at best all but one from .go. */
  private void members(int c, long fast, long atOnce, int[] others) {
    int[] members = load.condensation.members(c);
    long smallest = Arrays.stream(members).mapToLong(m -> load.compile[m]).min().orElse(0);
    first[c] = load.start + load.componentSource[c] + smallest + atOnce;
    long afterwards = fast + atBest(others, first[c]);
    long fastCycle = Arrays.stream(members).mapToLong(this::fastLoad).sum();
    for (int m : members) {
      long alone = load.start + load.componentSource[c] + load.compile[m] + atOnce;
      long later = load.start + load.ownMicros(m) + fastCycle - fastLoad(m) + afterwards;
      earliest[m] = Math.min(alone, later);
    }
  }

  private long fastLoad(int module) {
    return Math.min(load.source[module], load.go[module]);
  }

  /**
   * The least start, at {@code from} or later, with what loading others from source takes longer
   * than loading them fast. Goes back in time from when all of them can exist.
   *
   * @param others the latest first
   */
  private long atBest(int[] others, long from) {
    long best = Long.MAX_VALUE;
    long slower = 0;
    int next = 0;
    while (true) {
      long time = next == others.length ? from : Math.max(from, earliest[others[next]]);
      best = Math.min(best, time + slower);
      if (time == from || from + slower >= best) {
        return best;
      }
      while (next < others.length && earliest[others[next]] == time) {
        slower += load.source[others[next]] - fastLoad(others[next]);
        next++;
      }
    }
  }
}

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
 * O(n^2 log n) for n modules that all need one another, far less on real trees.
 */
final class Bounds {
  private final Workload load;
  private final int jobs;
  private final long[] earliest; // by module: when its compiled file can exist
  private final long[] first; // by component: when one of its members can

  private Bounds(Workload load, int jobs) {
    this.load = load;
    this.jobs = jobs;
    this.earliest = new long[load.size];
    this.first = new long[load.condensation.size()];
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
    SharedCycleBound sharedCycle = new SharedCycleBound(load, jobs, work);
    long shared = 0;
    for (int c = 0; c < load.condensation.size(); c++) {
      if (load.isCycle(c)) {
        shared = Math.max(shared, sharedCycle.of(c, first[c]));
      }
    }
    return new LowerBounds(
        Arrays.stream(earliest).max().orElse(0),
        ceilDiv(work, jobs),
        load.start + largestModule,
        load.start + largestCycle,
        release(),
        shared);
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
    int[] others = needed(c);
    if (members.length == 1) {
      earliest[members[0]] = atBest(others, load.start + load.ownMicros(members[0]), 0);
      first[c] = earliest[members[0]];
      return;
    }
    // The loads of the cycle itself: all from source, and at best all but one from .go.
    long smallest = Arrays.stream(members).mapToLong(m -> load.compile[m]).min().orElse(0);
    first[c] = atBest(others, load.start + load.componentSource[c] + smallest, 0);
    long fast = Arrays.stream(members).mapToLong(this::fastLoad).sum();
    for (int m : members) {
      long alone = atBest(others, load.start + load.componentSource[c] + load.compile[m], 0);
      long later = atBest(others, load.start + load.ownMicros(m) + fast - fastLoad(m), first[c]);
      earliest[m] = Math.min(alone, later);
    }
  }

  private long fastLoad(int module) {
    return Math.min(load.source[module], load.go[module]);
  }

  /** Modules of other components that a component needs, by the moment at which they can exist. */
  private int[] needed(int c) {
    return IntStream.range(0, load.condensation.size())
        .filter(other -> other != c && Bits.get(load.reach[c], other))
        .flatMap(other -> Arrays.stream(load.condensation.members(other)))
        .boxed()
        .sorted(Comparator.comparingLong(m -> earliest[m]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The least end of a process that starts at {@code from} or later. */
  private long atBest(int[] others, long own, long from) {
    long loads = 0;
    for (int m : others) {
      loads += load.source[m];
    }
    long best = Long.MAX_VALUE;
    int next = 0;
    long time = from;
    while (true) {
      while (next < others.length && earliest[others[next]] <= time) {
        loads -= load.source[others[next]] - fastLoad(others[next]);
        next++;
      }
      best = Math.min(best, time + own + loads);
      if (next == others.length) {
        return best;
      }
      time = earliest[others[next]];
    }
  }
}

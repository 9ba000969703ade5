package modplan.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives drafts places in time, one after the other in the order in which they come (serial schedule
 * generation with insertion, as in HEFT: Topcuoglu, Hariri, Wu 2002). What a step needs and finds
 * compiled it loads fast, all else from source, so starting at once costs more CPU than waiting.
 * Each draft takes the start at which
 *
 * <pre>end + patience * (CPU - CPU if all that it needs were compiled)</pre>
 *
 * is smallest, among the moments at which a worker becomes free or something that it needs has been
 * compiled by a draft placed before. A step waits for exactly those that have ended by then. O(S^2
 * + S * components) for S drafts on few workers.
 */
final class StepScheduler {
  private final Workload load;
  private final int workers;
  private final long memoryMiB;
  private long work;

  StepScheduler(Workload load, int workers, @Nullable Long memoryMiB) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, was " + workers);
    }
    this.load = load;
    this.workers = workers;
    this.memoryMiB = memoryMiB == null ? Long.MAX_VALUE : load.margin.within(memoryMiB);
  }

  /** Elementary operations so far: the same on every machine, as a clock is not. */
  long work() {
    return work;
  }

  /** Counts operations that others spend on a schedule. */
  void count(long operations) {
    work += operations;
  }

  int workers() {
    return workers;
  }

  boolean isMemoryLimited() {
    return memoryMiB != Long.MAX_VALUE;
  }

  /** Null if a step needs more memory than there is. */
  @Nullable Timetable schedule(StepDraft[] drafts, double[] patience) {
    return new Run(drafts, patience).run();
  }

  /** One schedule being made. */
  private final class Run {
    private final StepDraft[] drafts;
    private final double[] patience;
    private final long[] start;
    private final long[] end;
    private final long[] rss;
    private final int[] worker;
    private final int[][] waits;
    private final FreeTime free;

    // Of the draft that is being placed: who compiles something that it needs, by end.
    private final long[] keys;
    private final long[] saved;
    private final long[] bytes;
    private final long[] savedUpTo;
    private final long[] bytesUpTo;
    private final long[] ends;
    private int needed;

    private double best;
    private long bestStart;
    private long bestMicros;
    private long bestRss;
    private int bestGap;

    Run(StepDraft[] drafts, double[] patience) {
      int n = drafts.length;
      this.drafts = drafts;
      this.patience = patience;
      start = new long[n];
      end = new long[n];
      rss = new long[n];
      worker = new int[n];
      waits = new int[n][];
      free = new FreeTime(workers, load.start);
      keys = new long[n];
      saved = new long[n];
      bytes = new long[n];
      savedUpTo = new long[n];
      bytesUpTo = new long[n];
      ends = new long[n];
    }

    @Nullable Timetable run() {
      for (int i = 0; i < drafts.length; i++) {
        collectNeeded(i);
        if (!place(i)) {
          return null;
        }
      }
      return new Timetable(drafts, patience, start, end, rss, worker, waits);
    }

    private void collectNeeded(int i) {
      long[] closure = drafts[i].closure;
      needed = 0;
      for (int j = 0; j < i; j++) {
        StepDraft other = drafts[j];
        int[] components = other.components;
        long micros = 0;
        long size = 0;
        boolean isNeeded = false;
        for (int at = 0; at < components.length; at++) {
          if (Bits.get(closure, components[at])) {
            isNeeded = true;
            micros += other.savedMicros[at];
            size += other.memberBytes[at];
          }
        }
        work += components.length + 1;
        if (isNeeded) {
          saved[j] = micros;
          bytes[j] = size;
          keys[needed++] = end[j] << POSITION_BITS | j;
        }
      }
      Arrays.sort(keys, 0, needed);
      long micros = 0;
      long size = 0;
      for (int k = 0; k < needed; k++) {
        int j = (int) (keys[k] & POSITION_MASK);
        micros += saved[j];
        size += bytes[j];
        savedUpTo[k] = micros;
        bytesUpTo[k] = size;
        ends[k] = end[j];
      }
      work += needed;
    }

    private boolean place(int i) {
      best = Double.POSITIVE_INFINITY;
      bestGap = -1;
      for (int gap = 0; gap < free.size(); gap++) {
        consider(i, free.start(gap), upTo(free.start(gap)));
      }
      for (int k = 0; k < needed; k++) {
        if (ends[k] + drafts[i].warmMicros >= best) {
          break; // later ones end later still
        }
        if (k + 1 == needed || ends[k + 1] != ends[k]) {
          consider(i, ends[k], k + 1);
        }
      }
      if (isMemoryLimited()) {
        for (int j = 0; j < i; j++) { // when its memory is free again
          consider(i, end[j], upTo(end[j]));
        }
      }
      if (bestGap < 0) {
        return false;
      }
      start[i] = bestStart;
      end[i] = bestStart + bestMicros;
      rss[i] = bestRss;
      worker[i] = free.worker(bestGap);
      free.take(bestGap, start[i], end[i]);
      int count = upTo(bestStart);
      waits[i] = new int[count];
      for (int k = 0; k < count; k++) {
        waits[i][k] = (int) (keys[k] & POSITION_MASK);
      }
      return true;
    }

    /** How many of the needed end by then. */
    private int upTo(long time) {
      int low = 0;
      int high = needed;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ends[middle] <= time) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private void consider(int i, long time, int count) {
      long micros = drafts[i].coldMicros - (count == 0 ? 0 : savedUpTo[count - 1]);
      double value = time + micros + patience[i] * (micros - drafts[i].warmMicros);
      work += 1;
      if (value > best || (value == best && time >= bestStart)) {
        return;
      }
      int gap = free.bestFit(time, time + micros);
      work += free.size();
      if (gap < 0) {
        return;
      }
      long memory = drafts[i].rssMiB(load, count == 0 ? 0 : bytesUpTo[count - 1]);
      if (isMemoryLimited() && !fits(i, time, time + micros, memory)) {
        return;
      }
      best = value;
      bestStart = time;
      bestMicros = micros;
      bestRss = memory;
      bestGap = gap;
    }

    /** Memory in use only grows when a step starts. */
    private boolean fits(int i, long from, long to, long memory) {
      if (memory > memoryMiB || taken(i, from) + memory > memoryMiB) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (start[j] > from && start[j] < to && taken(i, start[j]) + memory > memoryMiB) {
          return false;
        }
      }
      return true;
    }

    private long taken(int i, long time) {
      long sum = 0;
      for (int j = 0; j < i; j++) {
        if (start[j] <= time && time < end[j]) {
          sum += rss[j];
        }
      }
      work += i;
      return sum;
    }
  }

  private static final int POSITION_BITS = 20;
  private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
}

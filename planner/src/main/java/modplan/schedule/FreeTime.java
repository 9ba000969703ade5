package modplan.schedule;

import java.util.Arrays;

/** The times at which workers have nothing to do yet. Gaps too short to be of use are dropped. */
final class FreeTime {
  private final long useful;
  private long[] start;
  private long[] end;
  private int[] worker;
  private int size;

  FreeTime(int workers, long useful) {
    this.useful = useful;
    start = new long[workers + 8];
    end = new long[workers + 8];
    worker = new int[workers + 8];
    size = workers;
    Arrays.fill(end, 0, workers, Long.MAX_VALUE);
    for (int w = 0; w < workers; w++) {
      worker[w] = w;
    }
  }

  int size() {
    return size;
  }

  long start(int gap) {
    return start[gap];
  }

  int worker(int gap) {
    return worker[gap];
  }

  /** The gap that holds the time and wastes least before it; -1 if there is none. */
  int bestFit(long from, long to) {
    int best = -1;
    for (int gap = 0; gap < size; gap++) {
      if (start[gap] <= from && end[gap] >= to) {
        if (best < 0 || start[gap] > start[best]) {
          best = gap;
        }
      }
    }
    return best;
  }

  /** Uses a part of a gap. */
  void take(int gap, long from, long to) {
    long before = start[gap];
    long after = end[gap];
    int who = worker[gap];
    size--;
    start[gap] = start[size];
    end[gap] = end[size];
    worker[gap] = worker[size];
    add(before, from, who);
    add(to, after, who);
  }

  private void add(long from, long to, int who) {
    if (to - from < useful) {
      return;
    }
    if (size == start.length) {
      start = Arrays.copyOf(start, 2 * size);
      end = Arrays.copyOf(end, 2 * size);
      worker = Arrays.copyOf(worker, 2 * size);
    }
    start[size] = from;
    end[size] = to;
    worker[size] = who;
    size++;
  }
}

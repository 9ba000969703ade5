package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * List scheduling by critical path (Graham 1966; Hu's level as priority): whenever a worker is
 * free, it takes the ready job from which the longest chain of waiting jobs hangs. The makespan is
 * at most 2 - 1/workers times the best one. O((n + m) log n).
 */
final class ListScheduler {
  private ListScheduler() {}

  /** When each job runs, in the unit of the durations. */
  static final class Schedule {
    private final long[] start;
    private final long[] end;
    private final int[] order;

    private Schedule(long[] start, long[] end, int[] order) {
      this.start = start;
      this.end = end;
      this.order = order;
    }

    long start(int job) {
      return start[job];
    }

    long end(int job) {
      return end[job];
    }

    /** The jobs by start; of those that start together the more urgent first. */
    int[] order() {
      return order;
    }

    long makespan() {
      return Arrays.stream(end).max().orElse(0);
    }
  }

  /**
   * Schedules all jobs.
   *
   * @param durations not negative
   * @param waits for each job the jobs that must have ended, all of them smaller than the job
   */
  static Schedule schedule(long[] durations, int[][] waits, int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, was " + workers);
    }
    int n = durations.length;
    long[] urgency = urgency(durations, waits);
    List<List<Integer>> waiters = new ArrayList<>();
    int[] missing = new int[n];
    for (int job = 0; job < n; job++) {
      waiters.add(new ArrayList<>());
      missing[job] = waits[job].length;
      for (int other : waits[job]) {
        waiters.get(other).add(job);
      }
    }
    long[] start = new long[n];
    long[] end = new long[n];
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            Comparator.comparingLong((Integer job) -> -urgency[job]).thenComparing(job -> job));
    PriorityQueue<Integer> running =
        new PriorityQueue<>(
            Comparator.comparingLong((Integer job) -> end[job]).thenComparing(job -> job));
    for (int job = 0; job < n; job++) {
      if (missing[job] == 0) {
        ready.add(job);
      }
    }
    int[] order = new int[n];
    int started = 0;
    long now = 0;
    while (!ready.isEmpty() || !running.isEmpty()) {
      while (running.size() < workers && !ready.isEmpty()) {
        int job = ready.remove();
        start[job] = now;
        end[job] = now + durations[job];
        order[started++] = job;
        running.add(job);
      }
      now = end[running.element()];
      while (!running.isEmpty() && end[running.element()] == now) {
        for (int waiter : waiters.get(running.remove())) {
          missing[waiter]--;
          if (missing[waiter] == 0) {
            ready.add(waiter);
          }
        }
      }
    }
    return new Schedule(start, end, order);
  }

  /** The longest chain of durations that starts with each job. */
  static long[] urgency(long[] durations, int[][] waits) {
    long[] urgency = new long[durations.length];
    for (int job = durations.length - 1; job >= 0; job--) {
      urgency[job] += durations[job]; // so far the longest chain behind it
      for (int other : waits[job]) {
        if (other >= job) {
          throw new IllegalArgumentException("job %d waits for %d".formatted(job, other));
        }
        urgency[other] = Math.max(urgency[other], urgency[job]);
      }
    }
    return urgency;
  }
}

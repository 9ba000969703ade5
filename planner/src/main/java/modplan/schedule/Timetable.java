package modplan.schedule;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Steps with places in time. Not changed after it was made. */
final class Timetable {
  /** In the order in which they were placed. */
  final StepDraft[] drafts;

  /** Of each draft, see {@link StepScheduler}. */
  final double[] patience;

  /** Microseconds from the start of the build. */
  final long[] start;

  final long[] end;
  final long[] rssMiB;

  /** Who runs each; the numbers mean nothing else. */
  final int[] worker;

  /** For each those that have compiled some of what it needs and end before it starts. */
  final int[][] waits;

  final long makespan;
  final long cpu;

  Timetable(
      StepDraft[] drafts,
      double[] patience,
      long[] start,
      long[] end,
      long[] rssMiB,
      int[] worker,
      int[][] waits) {
    this.drafts = drafts;
    this.patience = patience;
    this.start = start;
    this.end = end;
    this.rssMiB = rssMiB;
    this.worker = worker;
    this.waits = waits;
    long last = 0;
    long sum = 0;
    for (int i = 0; i < drafts.length; i++) {
      last = Math.max(last, end[i]);
      sum += end[i] - start[i];
    }
    this.makespan = last;
    this.cpu = sum;
  }

  int size() {
    return drafts.length;
  }

  /** Whether it ends sooner, or as soon with less work. */
  boolean isBetterThan(Timetable other) {
    if (makespan != other.makespan) {
      return makespan < other.makespan;
    }
    return cpu != other.cpu ? cpu < other.cpu : size() < other.size();
  }

  /** Positions by start; of those that start together the first placed. */
  int[] byStart() {
    return IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> start[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The most that steps that run at once take together; it only grows when one starts. */
  long peakRssMiB() {
    long peak = 0;
    for (long now : start) {
      long together = 0;
      for (int i = 0; i < size(); i++) {
        together += start[i] <= now && now < end[i] ? rssMiB[i] : 0;
      }
      peak = Math.max(peak, together);
    }
    return peak;
  }
}

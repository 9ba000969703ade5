package modplan.schedule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks for the timetable that ends first with so many workers and so much memory. */
final class PlanSearch {
  private PlanSearch() {}

  /**
   * The best one found.
   *
   * @throws InfeasiblePlanException if there is none in so much memory
   */
  static Timetable search(Workload load, int jobs, @Nullable Long memoryMiB, Effort effort) {
    StepScheduler scheduler = new StepScheduler(load, jobs, memoryMiB);
    if (load.size == 0) {
      return Objects.requireNonNull(scheduler.schedule(new StepDraft[0], new double[0]));
    }
    Timetable best = new Candidates(load, scheduler, effort).best();
    if (best == null) {
      throw new InfeasiblePlanException(memoryMiB == null ? 0 : memoryMiB, leastMemoryMiB(load));
    }
    return Improver.improve(load, scheduler, best, effort.improvementWork);
  }

  /** What a process for each module needs, one after the other. */
  static long leastMemoryMiB(Workload load) {
    int[] order =
        IntStream.range(0, load.size)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer m) -> load.firstRank(m))
                    .thenComparingLong(m -> load.rss[m])
                    .thenComparing(m -> m))
            .mapToInt(Integer::intValue)
            .toArray();
    StepDraft[] drafts =
        Arrays.stream(order)
            .mapToObj(m -> StepDraft.of(load, new int[] {m}))
            .toArray(StepDraft[]::new);
    Timetable table = new StepScheduler(load, 1, null).schedule(drafts, new double[drafts.length]);
    return table == null ? 0 : Arrays.stream(table.rssMiB).max().orElse(0);
  }
}

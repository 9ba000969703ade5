package modplan.schedule;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks for the timetable that ends first with so many workers and so much memory. */
final class PlanSearch {
  private static final long SEED = 1;
  private static final int ROUNDS = 10; // without a better plan

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
    Effort first = effort == Effort.BEST ? Effort.DEFAULT : effort;
    Timetable candidate = new Candidates(load, scheduler, first).best();
    if (candidate == null) {
      throw new InfeasiblePlanException(
          memoryMiB == null ? 0 : memoryMiB,
          load.margin.least(LeastMemory.mebibytes(load)),
          load.margin);
    }
    Timetable best = Improver.improve(load, scheduler, candidate, first.improvementWork, SEED);
    return effort == Effort.BEST ? goOn(load, scheduler, best) : best;
  }

  /**
   * Improves what the default effort has found, and other candidates, with other random streams.
   */
  private static Timetable goOn(Workload load, StepScheduler scheduler, Timetable found) {
    long lastWork = scheduler.work() + Effort.BEST.improvementWork;
    Timetable best = found;
    Timetable candidate =
        Objects.requireNonNull(new Candidates(load, scheduler, Effort.BEST).best());
    long lastBetter = SEED;
    for (long seed = SEED + 1; seed - lastBetter <= ROUNDS && scheduler.work() < lastWork; seed++) {
      Timetable start = seed % 2 == 0 ? candidate : best;
      Timetable next = Improver.improve(load, scheduler, start, lastWork - scheduler.work(), seed);
      if (next.isBetterThan(best)) {
        best = next;
        lastBetter = seed;
      }
    }
    return best;
  }
}

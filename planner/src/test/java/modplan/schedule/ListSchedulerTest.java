package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListSchedulerTest {
  @Test
  void theLongestChainGoesFirst() {
    // 0 and 1 are short and alone; 2 <- 3 is the critical path.
    ListScheduler.Schedule schedule =
        ListScheduler.schedule(new long[] {2, 2, 1, 4}, new int[][] {{}, {}, {}, {2}}, 2);

    assertThat(schedule.order()).containsExactly(2, 0, 3, 1);
    assertThat(schedule.start(3)).isEqualTo(1);
    assertThat(schedule.start(1)).isEqualTo(2);
    assertThat(schedule.makespan()).isEqualTo(5);
  }

  @Test
  void nothingTakesNoTime() {
    assertThat(ListScheduler.schedule(new long[0], new int[0][], 3).makespan()).isZero();
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void schedulesKeepTheRulesAndGrahamsBound(long seed) {
    Random random = new Random(seed);
    int jobs = 1 + random.nextInt(6);
    int workers = 1 + random.nextInt(3);
    int[][] waits = RandomDag.of(random, jobs);
    long[] durations = random.longs(jobs, 0, 10).toArray();

    ListScheduler.Schedule schedule = ListScheduler.schedule(durations, waits, workers);

    assertThat(IntStream.of(schedule.order()).sorted().toArray())
        .isEqualTo(IntStream.range(0, jobs).toArray());
    for (int job = 0; job < jobs; job++) {
      assertThat(schedule.end(job) - schedule.start(job)).isEqualTo(durations[job]);
      for (int other : waits[job]) {
        assertThat(schedule.end(other)).isLessThanOrEqualTo(schedule.start(job));
      }
      long now = schedule.start(job);
      assertThat(
              IntStream.range(0, jobs)
                  .filter(other -> schedule.start(other) <= now && now < schedule.end(other))
                  .count())
          .isLessThanOrEqualTo(workers);
    }
    long criticalPath = Arrays.stream(ListScheduler.urgency(durations, waits)).max().orElseThrow();
    assertThat(schedule.makespan())
        .isGreaterThanOrEqualTo(criticalPath)
        .isGreaterThanOrEqualTo(Math.floorDiv(Arrays.stream(durations).sum(), workers));
    assertThat(workers * schedule.makespan())
        .isLessThanOrEqualTo((2 * workers - 1) * bestMakespan(durations, waits, workers));
  }

  /**
   * Some schedule that starts each job as early as it can, in some order, is best: tries all orders
   * that respect the waits.
   */
  private static long bestMakespan(long[] durations, int[][] waits, int workers) {
    return extend(durations, waits, new long[workers], new long[durations.length], 0);
  }

  private static long extend(long[] durations, int[][] waits, long[] free, long[] end, int done) {
    if (done == (1 << durations.length) - 1) {
      return Arrays.stream(end).max().orElse(0);
    }
    long best = Long.MAX_VALUE;
    for (int job = 0; job < durations.length; job++) {
      int bit = 1 << job;
      boolean ready = Arrays.stream(waits[job]).allMatch(w -> (done & (1 << w)) != 0);
      if ((done & bit) == 0 && ready) {
        long earliest = Arrays.stream(waits[job]).mapToLong(w -> end[w]).max().orElse(0);
        for (int worker = 0; worker < free.length; worker++) {
          long[] freeThen = free.clone();
          long[] endThen = end.clone();
          endThen[job] = Math.max(earliest, free[worker]) + durations[job];
          freeThen[worker] = endThen[job];
          best = Math.min(best, extend(durations, waits, freeThen, endThen, done | bit));
        }
      }
    }
    return best;
  }
}

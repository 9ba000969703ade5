package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ways to make steps, and the best of them: one process; a process for each module or cycle; blocks
 * of layers; a closure cut; and chunks, where the large cycles are shared by several processes and
 * neighbours on one worker are joined. Ways with more steps than the effort allows for are left
 * out; large trees are cut into stretches instead.
 */
final class Candidates {
  private static final double[] PATIENCE = {0.5, 0, 2, 16};
  private static final int[] CHUNKS = {1, 2, 4, 8, 16, 32, 64}; // of the work of one worker
  private static final int[] BLOCKS = {2, 1, 4}; // for each worker
  private static final int LARGE_CYCLE = 4; // a worker's share of the work, divided by this
  private static final double ALL_PATIENCE = 1e6;
  private static final int MOST_CHUNKINGS = 4;
  private static final int[] STRETCHES = {1, 2, 4, 8, 16}; // for each worker
  private static final int PAIR_WORK = 10; // how many schedules may exceed the work

  private final Workload load;
  private final StepScheduler scheduler;
  private final Effort effort;
  private final int jobs;
  private final long compileMicros; // of all modules
  private @Nullable Timetable best;

  Candidates(Workload load, StepScheduler scheduler, Effort effort) {
    this.load = load;
    this.scheduler = scheduler;
    this.effort = effort;
    this.jobs = scheduler.workers();
    this.compileMicros = Arrays.stream(load.componentCompile).sum();
  }

  /** The best timetable; null if none keeps the memory. */
  @Nullable Timetable best() {
    tryAll(List.of(IntStream.range(0, load.size).toArray()));
    tryAll(layers());
    if (jobs > 1 && load.size > 1) {
      tryAll(ClosureCut.of(load, jobs, effort));
      acyclicBlocks();
    }
    if (!isFeasible(load.condensation.size(), Effort.FAST)) {
      stretches();
    }
    for (int parts : partCounts()) {
      if (best != null && scheduler.work() > effort.candidateWork) {
        break;
      }
      chunks(parts);
    }
    if (best == null) { // as little memory as possible
      oneAfterTheOther();
    }
    return best;
  }

  /** Whether so many steps can be scheduled with the work that an effort allows for. */
  private boolean isFeasible(int steps, Effort allowed) {
    return steps * ((long) steps + load.size) <= PAIR_WORK * allowed.candidateWork;
  }

  private @Nullable Timetable tryOne(StepDraft[] drafts, double patience) {
    double[] all = new double[drafts.length];
    Arrays.fill(all, patience);
    Timetable table = scheduler.schedule(drafts, all);
    if (table != null && (best == null || table.isBetterThan(best))) {
      best = table;
    }
    return table;
  }

  private void tryAll(List<int[]> steps) {
    if (steps.isEmpty() || !isFeasible(steps.size(), effort)) {
      return; // a way that does not take so large a graph
    }
    StepDraft[] drafts = byUrgency(steps);
    for (double patience : PATIENCE) {
      tryOne(drafts, patience);
    }
  }

  // ---------------------------------------------------------------- simple ways

  /** Each component of a layer in one of at most {@code jobs} blocks of about equal cost. */
  private List<int[]> layers() {
    List<int[]> steps = new ArrayList<>();
    for (int[] layer : load.condensation.layers()) {
      long[] weights = Arrays.stream(layer).mapToLong(this::weight).toArray();
      long worthwhile = Math.max(1, Arrays.stream(weights).sum() / load.start);
      for (int[] block : BalancedBlocks.split(weights, (int) Math.min(jobs, worthwhile))) {
        steps.add(
            Arrays.stream(block)
                .flatMap(i -> Arrays.stream(load.condensation.members(layer[i])))
                .toArray());
      }
    }
    return steps;
  }

  /** Modules, as the least memory is computed; where they are too many, ever shorter stretches. */
  private void oneAfterTheOther() {
    if (isFeasible(load.size, effort)) {
      StepDraft[] drafts =
          singles().stream().map(m -> StepDraft.of(load, m)).toArray(StepDraft[]::new);
      tryOne(drafts, 0);
      tryOne(drafts, ALL_PATIENCE);
      return;
    }
    Stretches stretches = new Stretches(load);
    for (int k = jobs; best == null && isFeasible(k, effort); k *= 2) {
      StepDraft[] drafts =
          stretches.even(k).stream().map(m -> StepDraft.of(load, m)).toArray(StepDraft[]::new);
      tryOne(drafts, ALL_PATIENCE);
    }
  }

  private List<int[]> singles() {
    return IntStream.range(0, load.size)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer m) -> load.firstRank(m))
                .thenComparingLong(m -> load.rss[m])
                .thenComparing(m -> m))
        .map(m -> new int[] {m})
        .toList();
  }

  private long weight(int component) {
    return load.componentCompile[component] + load.componentSource[component];
  }

  // ---------------------------------------------------------------- acyclic blocks

  /** Blocks that wait for one another; large cycles are whole, or a part for each worker. */
  private void acyclicBlocks() {
    long left = effort.candidateWork;
    for (int parts : partCounts().length == 1 ? new int[] {1} : new int[] {jobs, 1}) {
      List<int[]> pieces = pieces(parts);
      if (AcyclicBlocks.leastWork(pieces.size(), jobs) > left) {
        continue;
      }
      AcyclicBlocks acyclic = new AcyclicBlocks(load, pieces);
      for (int blocks : BLOCKS) {
        int k = blocks * jobs;
        if (acyclic.work(k) <= left) {
          left -= acyclic.work(k);
          tryAll(acyclic.blocks(k));
        }
      }
    }
  }

  // ---------------------------------------------------------------- chunks

  /** Into how many parts the large cycles are cut; one is where nothing is repeated. */
  private int[] partCounts() {
    TreeSet<Integer> counts = new TreeSet<>();
    counts.add(1);
    if (IntStream.range(0, load.condensation.size()).anyMatch(this::isLarge)) {
      for (int parts = 2; parts < jobs; parts += Math.max(1, parts / 2)) {
        counts.add(parts);
      }
      counts.add(jobs);
      counts.add(jobs + Math.max(1, jobs / 2));
      counts.add(2 * jobs);
    }
    return counts.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean isLarge(int component) {
    return load.isCycle(component)
        && load.componentCompile[component] * LARGE_CYCLE * jobs > compileMicros;
  }

  /** Components as steps, large cycles in parts. */
  private List<int[]> pieces(int parts) {
    List<int[]> steps = new ArrayList<>();
    for (int c : load.condensation.needsFirst()) {
      int[] members = load.condensation.members(c);
      if (parts > 1 && isLarge(c)) {
        long[] weights = Arrays.stream(members).mapToLong(m -> load.compile[m]).toArray();
        for (int[] block : BalancedBlocks.split(weights, parts)) {
          steps.add(Arrays.stream(block).map(i -> members[i]).toArray());
        }
      } else {
        steps.add(members);
      }
    }
    return steps;
  }

  private void chunks(int parts) {
    List<int[]> steps = pieces(parts);
    if (!isFeasible(steps.size(), effort)) {
      return;
    }
    StepDraft[] pieces = byUrgency(steps);
    for (double patience : PATIENCE) {
      Timetable fine = tryOne(pieces, patience);
      if (fine == null) {
        continue;
      }
      for (int chunk : CHUNKS) {
        join(fine, fine.cpu / jobs / chunk, patience);
      }
      if (best != null && scheduler.work() > effort.candidateWork) {
        return;
      }
    }
  }

  /** Joins neighbours on a worker while the result is shorter than {@code micros}. */
  private void join(Timetable fine, long micros, double patience) {
    Timetable table = fine;
    for (int round = 0; round < MOST_CHUNKINGS; round++) {
      StepDraft[] joined = Chunks.join(load, table, micros);
      Timetable next = tryOne(joined, patience);
      if (next == null || joined.length == table.size()) {
        return;
      }
      table = next;
    }
  }

  /** What is near in the order of needs, so that few steps are left. */
  private void stretches() {
    Stretches stretches = new Stretches(load);
    tryAll(stretches.together(jobs));
    for (int each : STRETCHES) {
      tryAll(stretches.even(each * jobs));
    }
  }

  // ---------------------------------------------------------------- order

  /** What much waiting work hangs on comes first; what is needed before who needs it. */
  private StepDraft[] byUrgency(List<int[]> steps) {
    long[] urgency = Urgency.of(load);
    return steps.stream()
        .map(members -> StepDraft.of(load, members))
        .sorted(
            Comparator.comparingLong(
                    (StepDraft d) ->
                        -Arrays.stream(d.components).mapToLong(c -> urgency[c]).max().orElse(0))
                .thenComparingLong(d -> -d.compileMicros)
                .thenComparingInt(d -> d.members[0]))
        .toArray(StepDraft[]::new);
  }
}

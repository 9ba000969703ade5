package modplan.emit;

import modplan.schedule.CompilePlan;
import modplan.schedule.MemoryMargin;
import modplan.schedule.Step;

/**
 * How Guile's garbage collector is set for a step: a heap that starts large and grows early is
 * collected less often, which saves a fifth to a third of the CPU time of compilations. {@code
 * docs/building.md} has what was measured.
 *
 * @param initialHeapMiB what the process takes before it collects for the first time; 0 for what
 *     Guile takes
 * @param freeSpaceDivisor how much of the heap may be free, as 1 / (1 + divisor), before it is
 *     collected; Guile sets 3
 */
record Collector(long initialHeapMiB, int freeSpaceDivisor) {
  private static final long BASE_MIB = 68; // program, stacks, Guile's own compiled files
  private static final double OVERHEAD = 1.09; // of a heap that starts large: marks, tables
  private static final double GROWTH = 1.65; // of the heap, with 1 for 3 as the divisor
  private static final long LARGEST_MIB = 1024;
  private static final long UNLIMITED_MIB =
      128; // where the plan has no limit; more saves little more

  /** For modules that the plan does not know. */
  static final Collector REST = new Collector(UNLIMITED_MIB, 1);

  /**
   * The setting for a step: its share of the memory of the plan, less what is not heap. Linear in
   * the steps that run beside it, each looked at for each of them.
   */
  static Collector of(CompilePlan plan, Step step) {
    Long memory = plan.memoryMiB();
    if (memory == null) {
      long grown = grown(step.predicted().rssMiB());
      return new Collector(Math.min(LARGEST_MIB, Math.max(UNLIMITED_MIB, heapWithin(grown))), 1);
    }
    long share = share(plan, memory, step);
    long grown = grown(most(step));
    long heap = heapWithin(share - MappedFiles.mib(plan, step));
    return new Collector(Math.min(LARGEST_MIB, heap), grown <= share ? 1 : 3);
  }

  /** The largest initial heap of a process that takes so much. */
  private static long heapWithin(long rssMiB) {
    return (long) (Math.max(0, rssMiB - BASE_MIB) / OVERHEAD);
  }

  /** What a process takes with a divisor of 1. */
  private static long grown(long rssMiB) {
    return BASE_MIB + (long) Math.ceil(GROWTH * Math.max(0, rssMiB - BASE_MIB));
  }

  /**
   * What the step may take: an equal part of the memory if it needs less and no moment of the plan
   * is too crowded for that, at least what is predicted for it and the margin.
   */
  private static long share(CompilePlan plan, long memory, Step step) {
    long slack = Long.MAX_VALUE;
    for (Step at : plan.steps()) { // memory is short when a step starts, if ever
      long moment = Math.max(at.predicted().startMicros(), step.predicted().startMicros());
      if (runs(at, moment) && runs(step, moment)) {
        long taken = 0;
        int running = 0;
        for (Step other : plan.steps()) {
          if (runs(other, moment)) {
            taken += most(other);
            running++;
          }
        }
        slack = Math.min(slack, (memory - taken) / running);
      }
    }
    long needed = most(step);
    return Math.max(needed, Math.min(memory / plan.jobs(), needed + Math.max(0, slack)));
  }

  private static long most(Step step) {
    return MemoryMargin.DEFAULT.most(step.predicted().rssMiB());
  }

  private static boolean runs(Step step, long moment) {
    return step.predicted().startMicros() <= moment && moment < step.predicted().endMicros();
  }

  /** What a process with this setting and a predicted need takes at most. */
  long rssMiB(Step step) {
    return takes(step.predicted().rssMiB());
  }

  /** The same if the process needs as much more than predicted as the plan allows for. */
  long mostMiB(Step step) {
    return takes(most(step));
  }

  private long takes(long need) {
    long heap = freeSpaceDivisor == 1 ? grown(need) : need;
    long initial = BASE_MIB + (long) Math.ceil(initialHeapMiB * OVERHEAD);
    return initialHeapMiB == 0 ? heap : Math.max(initial, heap);
  }

  /** The environment, as words of a shell command. */
  String environment() {
    return "GC_INITIAL_HEAP_SIZE=%dM GC_FREE_SPACE_DIVISOR=%d"
        .formatted(initialHeapMiB, freeSpaceDivisor);
  }
}

package modplan.emit;

import modplan.schedule.CompilePlan;
import modplan.schedule.Step;

/**
 * How Guile's garbage collector is set for a step: a heap that starts large and grows early is
 * collected less often, which saves a fifth to a third of the CPU time of compilations.
 *
 * @param initialHeapMiB what the process takes before it collects for the first time
 */
record Collector(long initialHeapMiB) {
  private static final long BASE_MIB = 64; // program, stacks, compiled files mapped
  private static final long SMALLEST_MIB = 32;
  private static final long LARGEST_MIB = 1024;
  private static final long UNLIMITED_MIB =
      128; // where the plan has no limit; more saves little more

  /** For modules that the plan does not know. */
  static final Collector REST = new Collector(UNLIMITED_MIB);

  /** The setting for a step: its share of the memory of the plan, less what is not heap. */
  static Collector of(CompilePlan plan, Step step) {
    Long memory = plan.memoryMiB();
    long heap =
        memory == null
            ? Math.max(UNLIMITED_MIB, step.predicted().rssMiB())
            : memory / plan.jobs() - BASE_MIB;
    return new Collector(Math.min(LARGEST_MIB, Math.max(SMALLEST_MIB, heap)));
  }

  /** What a process with this setting and a predicted need takes at most. */
  long rssMiB(Step step) {
    return Math.max(initialHeapMiB + BASE_MIB, step.predicted().rssMiB());
  }

  /** The environment, as words of a shell command. */
  String environment() {
    return "GC_INITIAL_HEAP_SIZE=%dM GC_FREE_SPACE_DIVISOR=1".formatted(initialHeapMiB);
  }
}

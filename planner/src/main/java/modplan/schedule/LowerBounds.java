package modplan.schedule;

/**
 * What no plan of its kind can beat: one that loads each module before compiling it, keeps cycles
 * whole, and compiles a module after all that it needs.
 *
 * @param criticalPathMicros a process start and the longest chain of modules that wait for one
 *     another
 * @param workMicros all that must be computed, evenly spread over the workers
 * @param largestModuleMicros a process start and the largest module
 * @param largestCycleMicros a process start and the largest cycle or single module
 */
public record LowerBounds(
    long criticalPathMicros, long workMicros, long largestModuleMicros, long largestCycleMicros) {

  /** The best of them, a bound on the makespan. */
  public long makespanMicros() {
    return Math.max(
        Math.max(criticalPathMicros, workMicros),
        Math.max(largestModuleMicros, largestCycleMicros));
  }
}

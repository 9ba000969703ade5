package modplan.schedule;

import java.util.stream.LongStream;

/**
 * What no plan of its kind can beat: one that loads each module before compiling it, keeps cycles
 * whole, and compiles a module after all that it needs.
 *
 * @param criticalPathMicros a process start and the longest chain of modules that wait for one
 *     another
 * @param workMicros all that must be computed, evenly spread over the workers
 * @param largestModuleMicros a process start and the largest module
 * @param largestCycleMicros a process start and the largest cycle or single module
 * @param unavoidableLoadsMicros what must be loaded before the last modules can be compiled, and
 *     their compilation spread over the workers
 * @param sharedCycleMicros all work and what it costs besides to compile a cycle in one process or
 *     in several, evenly spread over the workers; 0 without a cycle
 */
public record LowerBounds(
    long criticalPathMicros,
    long workMicros,
    long largestModuleMicros,
    long largestCycleMicros,
    long unavoidableLoadsMicros,
    long sharedCycleMicros) {

  /** The best of them, a bound on the makespan. */
  public long makespanMicros() {
    return LongStream.of(
            criticalPathMicros,
            workMicros,
            largestModuleMicros,
            largestCycleMicros,
            unavoidableLoadsMicros,
            sharedCycleMicros)
        .max()
        .orElse(0);
  }
}

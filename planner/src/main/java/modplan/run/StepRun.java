package modplan.run;

import org.jspecify.annotations.Nullable;

/**
 * One process of a build, as it logged itself. Times in seconds.
 *
 * @param step its number, or {@code rest}
 * @param stale how many modules it had to compile
 * @param startedAt since 1970
 * @param loadedSeconds CPU until the first module was compiled
 * @param peakRssMiB null where the system does not tell
 */
public record StepRun(
    String step,
    int stale,
    int failed,
    double startedAt,
    double wallSeconds,
    double cpuSeconds,
    double gcSeconds,
    double loadedSeconds,
    @Nullable Long peakRssMiB) {
  /** When it ended, since 1970. */
  public double endedAt() {
    return startedAt + wallSeconds;
  }
}

package modplan.cost;

import java.util.Locale;

/**
 * What one module costs, in microseconds of CPU time.
 *
 * @param compileMicros to compile it, everything that it needs being loaded
 * @param loadSourceMicros to load it from its source, everything that it imports being loaded
 * @param loadGoMicros the same from its {@code .go}
 * @param rssMiB peak memory of a process that loads and compiles this module only
 */
public record ModuleCost(
    long compileMicros, long loadSourceMicros, long loadGoMicros, long rssMiB, Origin from) {

  /** Where the numbers come from. */
  public enum Origin {
    MEASURED,
    PREDICTED;

    /** As JSON has it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ModuleCost {
    if (compileMicros < 0 || loadSourceMicros < 0 || loadGoMicros < 0 || rssMiB < 0) {
      throw new IllegalArgumentException("a cost must not be negative");
    }
  }

  /** What every process that compiles the module after loading it spends on it. */
  public long preloadMicros() {
    return compileMicros + loadSourceMicros;
  }
}

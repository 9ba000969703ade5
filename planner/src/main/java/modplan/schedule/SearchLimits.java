package modplan.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What the search for a plan has to keep.
 *
 * @param memoryMiB what all processes may take together, or null
 */
public record SearchLimits(@Nullable Long memoryMiB, Effort effort) {
  /** Any memory, the default effort. */
  public static final SearchLimits NONE = new SearchLimits(null, Effort.DEFAULT);

  public SearchLimits withMemoryMiB(@Nullable Long mebibytes) {
    return new SearchLimits(mebibytes, effort);
  }

  public SearchLimits withEffort(Effort chosen) {
    return new SearchLimits(memoryMiB, chosen);
  }
}

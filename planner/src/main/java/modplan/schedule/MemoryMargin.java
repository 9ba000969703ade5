package modplan.schedule;

import java.util.Collection;
import modplan.cost.ModuleCost;

/**
 * How much more memory than predicted a process may turn out to take, in percent of the prediction:
 * a limit is kept with so much to spare. What a build has measured differs by up to 13 % the next
 * time; predictions alone by more. {@code docs/cost-model.md} has the figures.
 */
public record MemoryMargin(int percent) {
  private static final int MEASURED = 15;
  private static final int PREDICTED = 40;

  /** In between if some of the modules were measured, by their number. */
  public static MemoryMargin of(Collection<PlannedModule> modules) {
    long predicted =
        modules.stream().filter(m -> m.cost().from() == ModuleCost.Origin.PREDICTED).count();
    return modules.isEmpty()
        ? new MemoryMargin(MEASURED)
        : new MemoryMargin(
            MEASURED + Math.toIntExact((PREDICTED - MEASURED) * predicted / modules.size()));
  }

  /** What predictions may come to where there is so much memory. */
  public long within(long memoryMiB) {
    return memoryMiB < Long.MAX_VALUE / 100 ? memoryMiB * 100 / (100 + percent) : memoryMiB;
  }

  /** What a prediction may turn out to be; sums of these stay within what their sum may be. */
  public long most(long predictedMiB) {
    return predictedMiB * (100 + percent) / 100;
  }

  /** The least memory in which a prediction is within. */
  public long least(long predictedMiB) {
    return (predictedMiB * (100 + percent) + 99) / 100;
  }
}

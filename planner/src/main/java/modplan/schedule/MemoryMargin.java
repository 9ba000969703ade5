package modplan.schedule;

/**
 * How much more memory than predicted a process may turn out to take, in percent of the prediction:
 * a limit is kept with so much to spare. What a build has measured is no better a guide than
 * predictions are, for other processes with other settings of the collector: either was up to half
 * as much again. {@code docs/cost-model.md} has the figures.
 */
public record MemoryMargin(int percent) {
  /** Of every plan that has a limit. */
  public static final MemoryMargin DEFAULT = new MemoryMargin(45);

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

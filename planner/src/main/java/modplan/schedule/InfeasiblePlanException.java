package modplan.schedule;

/** No plan keeps the memory that there is. */
public final class InfeasiblePlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long neededMiB;

  InfeasiblePlanException(long memoryMiB, long neededMiB, MemoryMargin margin) {
    super(
        "no plan fits into %d MiB; %d MiB would do, by the predicted sizes and %d %% to spare"
            .formatted(memoryMiB, neededMiB, margin.percent()));
    this.neededMiB = neededMiB;
  }

  /** The least memory that is known to do. */
  public long neededMiB() {
    return neededMiB;
  }
}

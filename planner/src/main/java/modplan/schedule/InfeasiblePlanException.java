package modplan.schedule;

/** No plan keeps the memory that there is. */
public final class InfeasiblePlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long neededMiB;

  InfeasiblePlanException(long memoryMiB, long neededMiB) {
    super(
        "no plan fits into %d MiB; %d MiB would do, by the predicted sizes"
            .formatted(memoryMiB, neededMiB));
    this.neededMiB = neededMiB;
  }

  /** The least memory that is known to do. */
  public long neededMiB() {
    return neededMiB;
  }
}

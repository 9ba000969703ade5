package modplan.rule;

/**
 * A finding and whether it counts.
 *
 * @param reason why it is suppressed, in the words of the comment; else empty
 */
public record Judged(Finding finding, Standing standing, String reason) {
  public static Judged open(Finding finding) {
    return new Judged(finding, Standing.OPEN, "");
  }

  public boolean isOpen() {
    return standing == Standing.OPEN;
  }

  Judged with(Finding other) {
    return new Judged(other, standing, reason);
  }
}

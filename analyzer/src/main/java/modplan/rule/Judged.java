package modplan.rule;

import org.jspecify.annotations.Nullable;

/**
 * A finding and whether it counts.
 *
 * @param reason why it is suppressed, in the words of the comment; else empty
 * @param confirmation what running Guile said about it; null if nobody asked
 */
public record Judged(
    Finding finding, Standing standing, String reason, @Nullable Confirmation confirmation) {
  public Judged(Finding finding, Standing standing, String reason) {
    this(finding, standing, reason, null);
  }

  public static Judged open(Finding finding) {
    return new Judged(finding, Standing.OPEN, "");
  }

  public boolean isOpen() {
    return standing == Standing.OPEN;
  }

  Judged with(Finding other) {
    return new Judged(other, standing, reason, confirmation);
  }

  /** The same with Guile's answer, which also becomes a note of the finding if there is one. */
  Judged with(Confirmation answer) {
    Finding told =
        switch (answer.verdict()) {
          case CONFIRMED ->
              finding.withNote("confirmed with " + answer.entry() + ": " + answer.says());
          case NOT_REPRODUCED ->
              finding.withNote("not reproduced with " + answer.entry() + ": " + answer.says());
          case NOT_TRIED -> finding;
        };
    return new Judged(told, standing, reason, answer);
  }
}

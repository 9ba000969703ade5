package modplan.rule;

/**
 * What running Guile said about a finding.
 *
 * @param entry the module that was loaded or compiled, as Scheme writes it; empty if none was
 * @param says the line in which Guile says it, or what happened instead, or why it was not tried
 */
public record Confirmation(Verdict verdict, String entry, String says) {
  /** Whether Guile agrees. */
  public enum Verdict {
    CONFIRMED("confirmed"),
    NOT_REPRODUCED("not-reproduced"),
    NOT_TRIED("not-tried");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** As reports write it. */
    public String text() {
      return text;
    }
  }
}

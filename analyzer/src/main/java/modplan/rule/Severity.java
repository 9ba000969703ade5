package modplan.rule;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Guile fails, for some module that is loaded or compiled. */
  ERROR,

  /** It works, but not as the author may think. */
  WARNING,

  /** A fact worth knowing; nothing needs to change. */
  INFO;

  /** As reports write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

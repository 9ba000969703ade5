package modplan.rule;

import java.util.Locale;

/** How far the facts carry a finding. */
public enum Confidence {
  CERTAIN,

  /** Only something unusual, which the limits of the rule name, makes it wrong. */
  LIKELY,

  /** It depends on code that modplan does not follow. */
  POSSIBLE;

  /** As reports write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

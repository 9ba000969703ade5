package modplan.rule;

/** Whether a finding counts. */
public enum Standing {
  /** It is reported, and can fail the run. */
  OPEN,

  /** A comment in the source allows it. */
  SUPPRESSED,

  /** The baseline holds it: it was there before. */
  KNOWN
}

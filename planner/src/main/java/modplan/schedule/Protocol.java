package modplan.schedule;

/** What the process of a step does with its modules. */
public enum Protocol {
  /** Load all, then compile each. */
  PRELOAD,

  /** Compile each without loading it. */
  FRESH
}

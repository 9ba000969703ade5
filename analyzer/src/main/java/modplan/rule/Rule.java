package modplan.rule;

import java.util.stream.Stream;

/**
 * One kind of problem. A rule reads the analysis and returns findings in any order; it prints
 * nothing and changes nothing. Its page {@code docs/rules/ID.md} explains it to users.
 */
public interface Rule {
  /** The name in reports and settings; once released, it stays. */
  String id();

  /** The worst severity that it reports with. */
  Severity severity();

  /** One line for the table of rules. */
  String summary();

  /** Whether it runs unless the configuration turns it off; else only where that turns it on. */
  default boolean isOnByDefault() {
    return true;
  }

  /** Whether it asks who meets half-loaded modules, which takes longest of all to find. */
  default boolean asksForHazards() {
    return false;
  }

  Stream<Finding> check(Analysis analysis);
}

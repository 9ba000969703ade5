package modplan.cli;

/** What modplan's exit codes mean; never a count. */
final class ExitCode {
  static final int CLEAN = 0;

  /** Findings at or above {@code --fail-on}. */
  static final int FINDINGS = 1;

  /**
   * Wrong options, a missing root, a configuration that makes no sense, no place to write a report
   * to.
   */
  static final int USAGE = 2;

  /** With {@code --strict}: an input that could not be read. */
  static final int UNREADABLE = 3;

  /** No plan can meet the limits that were given. */
  static final int INFEASIBLE = 4;

  /** A bug in modplan. */
  static final int INTERNAL = 70;

  static final String HELP =
      """
      Exit codes:
         0  clean
         1  findings at or above --fail-on
         2  usage or configuration error
         3  with --strict: an input could not be read
         4  no plan meets the limits
        70  internal error
      """;

  private ExitCode() {}
}

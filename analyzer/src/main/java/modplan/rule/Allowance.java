package modplan.rule;

import modplan.source.Location;

/**
 * A comment that allows the findings of one rule.
 *
 * @param location of the comment
 * @param line of the findings, or {@link #WHOLE_FILE}
 */
record Allowance(String rule, String reason, String file, Location location, int line) {
  static final int WHOLE_FILE = -1;

  boolean covers(Finding finding) {
    return rule.equals(finding.rule())
        && file.equals(finding.file())
        && (line == WHOLE_FILE || line == finding.location().line());
  }
}

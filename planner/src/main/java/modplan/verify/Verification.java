package modplan.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param violations one line each, in the order of the checks; empty if the plan holds
 * @param checked one line that says what was looked at
 */
public record Verification(List<String> violations, String checked) {
  public Verification {
    violations = List.copyOf(violations);
  }

  public boolean holds() {
    return violations.isEmpty();
  }
}

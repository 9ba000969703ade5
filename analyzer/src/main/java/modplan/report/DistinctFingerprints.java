package modplan.report;

import java.util.HashMap;
import java.util.Map;
import modplan.rule.Finding;

/**
 * Fingerprints for readers that drop findings whose fingerprint they have seen: the second finding
 * with one gets {@code -2} behind it, and so on.
 */
final class DistinctFingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  String of(Finding finding) {
    String fingerprint = finding.fingerprint();
    int number = seen.merge(fingerprint, 1, Integer::sum);
    return number == 1 ? fingerprint : fingerprint + "-" + number;
  }
}

package modplan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modplan.rule.Confirmation;
import modplan.rule.Finding;
import modplan.rule.Judged;
import modplan.rule.LintReport;
import modplan.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Open findings that one change would mend, told as one in reports for people. Each of them keeps a
 * fingerprint of its own, and can be allowed by a comment or be in a baseline, so that folding
 * changes nothing but what is printed.
 *
 * @param shown the weightiest; of equal ones the first
 * @param others the rest, the weightiest first
 */
record Repeated(Finding shown, List<Finding> others) {
  private static final Comparator<Finding> WEIGHTIEST =
      Comparator.comparing(finding -> finding.cause() == null ? 0 : -finding.cause().weight());

  Repeated {
    others = List.copyOf(others);
  }

  private record Same(
      String rule, Severity severity, String cause, Confirmation.@Nullable Verdict verdict) {}

  /**
   * The open findings of a report, in the order of the first of each.
   *
   * @param withInfo whether those of severity info belong to them
   */
  static List<Repeated> of(LintReport report, boolean withInfo) {
    Map<Object, List<Finding>> groups = new LinkedHashMap<>();
    for (Judged judged : report.all()) {
      Finding finding = judged.finding();
      if (judged.isOpen() && (withInfo || finding.severity() != Severity.INFO)) {
        groups.computeIfAbsent(key(judged), key -> new ArrayList<>()).add(finding);
      }
    }
    return groups.values().stream().map(Repeated::of).toList();
  }

  private static Object key(Judged judged) {
    Finding finding = judged.finding();
    Finding.Cause cause = finding.cause();
    if (cause == null) {
      return judged;
    }
    Confirmation answer = judged.confirmation();
    return new Same(
        finding.rule(), finding.severity(), cause.name(), answer == null ? null : answer.verdict());
  }

  private static Repeated of(List<Finding> group) {
    List<Finding> sorted = group.stream().sorted(WEIGHTIEST).toList();
    return new Repeated(sorted.get(0), sorted.subList(1, sorted.size()));
  }

  /** How many others there are, in words. */
  String count() {
    return others.size() == 1 ? "1 further place" : others.size() + " further places";
  }

  /** What a list of places says of another one: who, or what if that differs. */
  String says(Finding other) {
    return other.module() != null && other.message().equals(shown.message())
        ? "the same in " + other.module()
        : other.message();
  }
}

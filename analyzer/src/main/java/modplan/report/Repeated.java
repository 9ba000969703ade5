package modplan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

  /**
   * The open findings of a report, in the order of the first of each.
   *
   * @param withInfo whether those of severity info belong to them
   */
  static List<Repeated> of(LintReport report, boolean withInfo) {
    List<List<Finding>> groups = new ArrayList<>();
    Map<String, List<Finding>> byCause = new HashMap<>();
    for (Judged judged : report.all()) {
      Finding finding = judged.finding();
      if (judged.isOpen() && (withInfo || finding.severity() != Severity.INFO)) {
        String cause = cause(judged);
        List<Finding> group = cause == null ? null : byCause.get(cause);
        if (group == null) {
          group = new ArrayList<>();
          groups.add(group);
          if (cause != null) {
            byCause.put(cause, group);
          }
        }
        group.add(finding);
      }
    }
    return groups.stream().map(Repeated::of).toList();
  }

  /** What findings share that are told as one; null for one that is told alone. */
  private static @Nullable String cause(Judged judged) {
    Finding finding = judged.finding();
    Finding.Cause cause = finding.cause();
    if (cause == null) {
      return null;
    }
    Confirmation answer = judged.confirmation();
    return String.join(
        "\0",
        finding.rule(),
        finding.severity().text(),
        answer == null ? "" : answer.verdict().text(),
        cause.name());
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

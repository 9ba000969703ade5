package modplan.rule;

import java.util.List;
import java.util.stream.Stream;

/** Reports comments that allow what is not there. */
final class UnusedSuppressionRule extends NamedRule {
  UnusedSuppressionRule() {
    super("unused-suppression", Severity.WARNING, "a comment allows a finding that is not there");
  }

  /** Nothing yet: what is unused shows when the other rules have spoken, by {@link #findings}. */
  @Override
  public Stream<Finding> check(Analysis analysis) {
    return Stream.empty();
  }

  Stream<Finding> findings(List<Allowance> unused) {
    return unused.stream().map(this::finding);
  }

  private Finding finding(Allowance allowance) {
    String where = allowance.line() == Allowance.WHOLE_FILE ? "in this file" : "there";
    return Finding.at(allowance.file(), allowance.location())
        .help("remove the comment")
        .key(allowance.file(), allowance.rule(), allowance.reason())
        .finding(
            this,
            severity(),
            "this comment allows %s, but nothing of it is found %s"
                .formatted(allowance.rule(), where));
  }
}

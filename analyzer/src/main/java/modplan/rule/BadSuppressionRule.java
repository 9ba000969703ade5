package modplan.rule;

import java.util.stream.Stream;

/** Reports comments that speak to modplan but allow nothing. */
final class BadSuppressionRule extends NamedRule {
  BadSuppressionRule() {
    super("bad-suppression", Severity.WARNING, "a `modplan:` comment lacks a reason or is wrong");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return Allowances.of(analysis.project()).problems().stream()
        .map(
            problem ->
                Finding.at(problem.file(), problem.remark().location())
                    .help("write ; modplan: allow RULE -- REASON")
                    .key(problem.file(), "", problem.remark().text())
                    .finding(this, severity(), problem.message()));
  }
}

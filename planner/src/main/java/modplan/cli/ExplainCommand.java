package modplan.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import modplan.project.UsageException;
import modplan.rule.Rule;
import modplan.rule.RulePages;
import modplan.rule.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Print what a lint rule finds, why it matters, and what to do.")
final class ExplainCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RULE", description = "The name behind a finding, in brackets.")
  String rule = "";

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String name = rule.replaceAll("^\\[|]$", ""); // as it is copied from a report
    Rule found =
        Rules.named(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no rule '%s'; there are %s"
                            .formatted(
                                name,
                                Rules.all().stream()
                                    .map(Rule::id)
                                    .collect(Collectors.joining(", ")))));
    session.write(null, RulePages.of(found));
    return ExitCode.CLEAN;
  }
}

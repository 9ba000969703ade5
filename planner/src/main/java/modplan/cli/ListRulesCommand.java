package modplan.cli;

import java.util.concurrent.Callable;
import modplan.report.RuleTable;
import modplan.rule.Rules;
import picocli.CommandLine.Command;

@Command(
    name = "list-rules",
    mixinStandardHelpOptions = true,
    description = "Print the lint rules with their worst severities.")
final class ListRulesCommand implements Callable<Integer> {
  private final Session session;

  ListRulesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.write(null, RuleTable.write(Rules.all()));
    return ExitCode.CLEAN;
  }
}

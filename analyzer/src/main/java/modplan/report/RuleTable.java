package modplan.report;

import java.util.List;
import modplan.rule.Rule;

/** The rules as a table: name, worst severity, and what they find. */
public final class RuleTable {
  private RuleTable() {}

  public static String write(List<Rule> rules) {
    int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (Rule rule : rules) {
      out.append(rule.id())
          .append(" ".repeat(width - rule.id().length() + 2))
          .append("%-9s".formatted(rule.severity().text()))
          .append(rule.summary())
          .append('\n');
    }
    return out.toString();
  }
}

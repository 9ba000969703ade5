package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modplan.module.Remark;
import modplan.project.Project;
import modplan.project.ProjectFile;

/**
 * What comments in the files allow, as {@code ; modplan: allow RULE, ... -- REASON}.
 *
 * @param problems remarks that could not be understood, in the order of the files
 */
record Allowances(List<Allowance> allowances, List<Problem> problems) {
  private static final Pattern FORM =
      Pattern.compile("(?<verb>\\S+)\\s*(?<rules>.*?)\\s*(?:(?<=\\s)--(?<reason>.*))?");
  private static final String ALLOW = "allow";
  private static final String ALLOW_FILE = "allow-file";

  Allowances {
    allowances = List.copyOf(allowances);
    problems = List.copyOf(problems);
  }

  /** A remark that allows nothing, and why. */
  record Problem(String file, Remark remark, String message) {}

  static Allowances of(Project project) {
    List<Allowance> allowances = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (ProjectFile file : project.files()) {
      for (Remark remark : file.facts().remarks()) {
        String problem = read(file.facts().file(), remark, allowances);
        if (!problem.isEmpty()) {
          problems.add(new Problem(file.facts().file(), remark, problem));
        }
      }
    }
    return new Allowances(allowances, problems);
  }

  /** Adds what a remark allows, or returns what is wrong with it. */
  private static String read(String file, Remark remark, List<Allowance> allowances) {
    Matcher form = FORM.matcher(remark.text());
    if (!form.matches()) {
      return "this comment says nothing behind `modplan:`";
    }
    String verb = form.group("verb");
    if (!verb.equals(ALLOW) && !verb.equals(ALLOW_FILE)) {
      return "modplan does not know `%s`, only `allow` and `allow-file`".formatted(verb);
    }
    String rules = form.group("rules");
    String reason = form.group("reason");
    if (rules.isEmpty()) {
      return "this comment names no rule that it allows";
    }
    if (reason == null || reason.isBlank()) {
      return "this comment gives no reason, so it allows nothing";
    }
    int line = verb.equals(ALLOW) ? remark.subject() : Allowance.WHOLE_FILE;
    List<Allowance> named = new ArrayList<>();
    for (String rule : rules.split("\\s*,\\s*", -1)) {
      if (Rules.named(rule).isEmpty()) {
        return "there is no rule `%s` that could be allowed".formatted(rule);
      }
      named.add(new Allowance(rule, reason.strip(), file, remark.location(), line));
    }
    allowances.addAll(named);
    return "";
  }
}

package modplan.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.project.SourceLines;
import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Place;
import modplan.rule.Severity;
import modplan.source.Location;

/**
 * Findings as text: one line each as the GNU standards have it, so that editors jump to it; below
 * it the source line with the place marked, the other places and what to do, indented; and a last
 * line that says what was read. What has one cause is told once, with its places. Help that was
 * printed once is not repeated; notes are, for they are part of what a finding says.
 */
public final class LintText {
  /** Of a finding that is there many times. */
  private static final int FIRST_PLACES = 3;

  private final LintReport report;
  private final boolean showInfo;
  private final int places;
  private final boolean color;
  private final List<Repeated> shown;
  private final Map<String, Map<Integer, String>> sources;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> said = new HashSet<>();

  private LintText(LintReport report, Shown shown, boolean color, SourceLines sources) {
    this.report = report;
    this.showInfo = shown.info();
    this.places = shown.everyPlace() ? Integer.MAX_VALUE : FIRST_PLACES;
    this.color = color;
    this.shown = Repeated.of(report, showInfo);
    Map<String, Set<Integer>> wanted = new HashMap<>();
    this.shown.forEach(
        each ->
            wanted
                .computeIfAbsent(each.shown().file(), file -> new HashSet<>())
                .add(each.shown().location().line()));
    this.sources = sources.lines(wanted);
  }

  /**
   * How much of a report is printed.
   *
   * @param info whether findings of severity info are printed rather than counted
   * @param everyPlace whether all places of a repeated finding are listed rather than the first
   */
  public record Shown(boolean info, boolean everyPlace) {}

  /**
   * The report.
   *
   * @param color whether severities are coloured for a terminal
   * @param sources where the lines of the findings come from
   */
  public static String write(LintReport report, Shown shown, boolean color, SourceLines sources) {
    return new LintText(report, shown, color, sources).write();
  }

  private String write() {
    shown.forEach(this::finding);
    line(ClosingLine.of(report, showInfo));
    return out.toString();
  }

  private void finding(Repeated repeated) {
    Finding finding = repeated.shown();
    line(
        place(finding.file(), finding.location())
            + severity(finding.severity())
            + ": "
            + finding.message()
            + " ["
            + finding.rule()
            + "]");
    String source =
        sources.getOrDefault(finding.file(), Map.of()).getOrDefault(finding.location().line(), "");
    if (!source.isEmpty()) {
      line(Excerpt.of(source, finding.location()));
    }
    for (Place place : finding.related()) {
      line("    " + place(place.file(), place.location()) + place.message());
    }
    others(repeated);
    finding.notes().forEach(note -> line("    note: " + note));
    if (finding.help() != null && said.add(finding.help())) {
      line("    help: " + finding.help()); // below a hundred findings it would bury them
    }
  }

  private void others(Repeated repeated) {
    List<Finding> others = repeated.others();
    if (others.isEmpty()) {
      return;
    }
    line("    and in " + repeated.count() + ":");
    others.stream()
        .limit(places)
        .forEach(o -> line("    " + place(o.file(), o.location()) + repeated.says(o)));
    if (others.size() > places) {
      line("    (" + (others.size() - places) + " more; --verbose lists them all)");
    }
  }

  private static String place(String file, Location location) {
    return file + ":" + location + ": "; // hundreds of these: a format would be read each time
  }

  private String severity(Severity severity) {
    if (!color) {
      return severity.text();
    }
    String code =
        switch (severity) {
          case ERROR -> "31";
          case WARNING -> "33";
          case INFO -> "36";
        };
    return "\u001b[1;" + code + "m" + severity.text() + "\u001b[0m";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}

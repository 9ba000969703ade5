package modplan.report;

import java.util.ArrayList;
import java.util.List;
import modplan.rule.Finding;

/** A finding in words, for formats that have one text for all of it. */
final class Details {
  private Details() {}

  /** The message, what happens, and what to do: a line each. */
  static String text(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(finding.message());
    finding.notes().forEach(note -> lines.add("note: " + note));
    if (finding.help() != null) {
      lines.add("help: " + finding.help());
    }
    return String.join("\n", lines);
  }

  /** The same with the related places behind the message. */
  static String textWithPlaces(Finding finding) {
    List<String> lines = new ArrayList<>();
    finding
        .related()
        .forEach(p -> lines.add("%s:%s: %s".formatted(p.file(), p.location(), p.message())));
    String text = text(finding);
    int end = finding.message().length();
    return lines.isEmpty()
        ? text
        : text.substring(0, end) + "\n" + String.join("\n", lines) + text.substring(end);
  }
}

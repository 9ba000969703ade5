package modplan.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modplan.rule.Finding;
import modplan.rule.LintReport;

/** Findings as XML of Checkstyle, which Jenkins and many others read. */
public final class LintCheckstyle {
  private LintCheckstyle() {}

  public static String write(LintReport report) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<checkstyle version=\"4.3\">\n");
    Map<String, List<Finding>> byFile =
        report.findings().stream()
            .collect(Collectors.groupingBy(Finding::file, TreeMap::new, Collectors.toList()));
    byFile.forEach((file, findings) -> file(out, file, findings));
    return out.append("</checkstyle>\n").toString();
  }

  private static void file(StringBuilder out, String file, List<Finding> findings) {
    out.append("<file name=\"%s\">\n".formatted(attribute(file)));
    for (Finding finding : findings) {
      out.append(
          "<error line=\"%d\" column=\"%d\" severity=\"%s\" message=\"%s\" source=\"modplan.%s\"/>\n"
              .formatted(
                  finding.location().line(),
                  finding.location().column(),
                  finding.severity().text(),
                  attribute(Details.text(finding)),
                  attribute(finding.rule())));
    }
    out.append("</file>\n");
  }

  /** XML 1.0 has no way to write most control characters, nor halves of surrogate pairs. */
  private static String attribute(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }

  private static boolean isXml(int c) {
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return c >= ' ' && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }
}

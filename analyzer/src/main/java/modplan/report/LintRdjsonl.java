package modplan.report;

import java.util.Locale;
import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Place;
import modplan.source.Location;
import tools.jackson.core.JsonGenerator;

/**
 * Findings for reviewdog, one JSON object a line. Lines only: its columns count bytes, ours
 * characters.
 *
 * @see <a href="https://github.com/reviewdog/reviewdog/tree/master/proto/rdf">The format</a>
 */
public final class LintRdjsonl {
  private final JsonGenerator out;

  private LintRdjsonl(JsonGenerator out) {
    this.out = out;
  }

  public static String write(LintReport report) {
    StringBuilder lines = new StringBuilder();
    for (Finding finding : report.findings()) {
      lines.append(Json.line(out -> new LintRdjsonl(out).finding(finding)));
    }
    return lines.toString();
  }

  private void finding(Finding finding) {
    out.writeStartObject();
    out.writeStringProperty("message", Details.text(finding));
    location(finding.file(), finding.location());
    out.writeStringProperty("severity", finding.severity().text().toUpperCase(Locale.ROOT));
    out.writeObjectPropertyStart("source");
    out.writeStringProperty("name", "modplan");
    out.writeEndObject();
    out.writeObjectPropertyStart("code");
    out.writeStringProperty("value", finding.rule());
    out.writeEndObject();
    if (!finding.related().isEmpty()) {
      out.writeArrayPropertyStart("relatedLocations");
      finding.related().forEach(this::place);
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private void place(Place place) {
    out.writeStartObject();
    out.writeStringProperty("message", place.message());
    location(place.file(), place.location());
    out.writeEndObject();
  }

  private void location(String file, Location location) {
    out.writeObjectPropertyStart("location");
    out.writeStringProperty("path", file);
    out.writeObjectPropertyStart("range");
    out.writeObjectPropertyStart("start");
    out.writeNumberProperty("line", location.line());
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndObject();
  }
}

package modplan.report;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.rule.Confirmation;
import modplan.rule.Finding;
import modplan.rule.Judged;
import modplan.rule.LintReport;
import modplan.rule.Place;
import modplan.rule.Rule;
import modplan.rule.RulePages;
import modplan.rule.Rules;
import modplan.rule.Severity;
import modplan.rule.Standing;
import modplan.source.Location;
import tools.jackson.core.JsonGenerator;

/**
 * Findings as SARIF 2.1.0. The hops of a cycle are a code flow, other places related locations;
 * suppressions and what a baseline holds are marked, not left out.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">The standard</a>
 */
public final class LintSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final int RESULTS_DEPTH = 4;
  private static final String CYCLE_RULE = "-cycle"; // rules of this name list hops in their order

  private final JsonGenerator out;
  private final String version;
  private final DistinctFingerprints fingerprints = new DistinctFingerprints();
  private final Map<String, Integer> ruleIndex = new HashMap<>();

  private LintSarif(JsonGenerator out, String version) {
    this.out = out;
    this.version = version;
    List<Rule> rules = Rules.all();
    for (int i = 0; i < rules.size(); i++) {
      ruleIndex.put(rules.get(i).id(), i);
    }
  }

  /**
   * The log with one run.
   *
   * @param version of modplan
   */
  public static String write(LintReport report, String version) {
    return Json.write(RESULTS_DEPTH, out -> new LintSarif(out, version).log(report));
  }

  private void log(LintReport report) {
    out.writeStartObject();
    out.writeStringProperty("$schema", SCHEMA);
    out.writeStringProperty("version", "2.1.0");
    out.writeArrayPropertyStart("runs");
    out.writeStartObject();
    tool();
    out.writeStringProperty("columnKind", "unicodeCodePoints");
    out.writeArrayPropertyStart("results");
    report.all().forEach(judged -> result(judged, report.compared()));
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private void tool() {
    out.writeObjectPropertyStart("tool");
    out.writeObjectPropertyStart("driver");
    out.writeStringProperty("name", "modplan");
    out.writeStringProperty("version", version);
    out.writeArrayPropertyStart("rules");
    Rules.all().forEach(this::rule);
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }

  private void rule(Rule rule) {
    out.writeStartObject();
    out.writeStringProperty("id", rule.id());
    text("shortDescription", rule.summary());
    String page = RulePages.of(rule);
    out.writeObjectPropertyStart("help");
    out.writeStringProperty("text", page);
    out.writeStringProperty("markdown", page);
    out.writeEndObject();
    out.writeObjectPropertyStart("defaultConfiguration");
    out.writeStringProperty("level", level(rule.severity()));
    out.writeEndObject();
    out.writeEndObject();
  }

  private void result(Judged judged, boolean compared) {
    Finding finding = judged.finding();
    out.writeStartObject();
    out.writeStringProperty("ruleId", finding.rule());
    Integer index = ruleIndex.get(finding.rule());
    if (index != null) {
      out.writeNumberProperty("ruleIndex", index);
    }
    out.writeStringProperty("level", level(finding.severity()));
    text("message", Details.text(finding));
    out.writeArrayPropertyStart("locations");
    out.writeStartObject();
    physicalLocation(finding.file(), finding.location());
    out.writeEndObject();
    out.writeEndArray();
    places(finding);
    out.writeObjectPropertyStart("partialFingerprints");
    out.writeStringProperty("modplan/v1", finding.fingerprint());
    // The only one by which GitHub recognises an alert; it expects no two to be equal.
    out.writeStringProperty("primaryLocationLineHash", fingerprints.of(finding));
    out.writeEndObject();
    if (compared) {
      boolean known = judged.standing() == Standing.KNOWN;
      out.writeStringProperty("baselineState", known ? "unchanged" : "new");
    }
    out.writeArrayPropertyStart("suppressions"); // an empty list says that there are none
    if (judged.standing() == Standing.SUPPRESSED) {
      out.writeStartObject();
      out.writeStringProperty("kind", "inSource");
      out.writeStringProperty("justification", judged.reason());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeObjectPropertyStart("properties");
    out.writeStringProperty("confidence", finding.confidence().text());
    if (finding.cause() != null) {
      out.writeStringProperty("cause", finding.cause().name());
    }
    Confirmation confirmation = judged.confirmation();
    if (confirmation != null) {
      out.writeStringProperty("confirmation", confirmation.verdict().text());
      out.writeStringProperty("guileSays", confirmation.says());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void places(Finding finding) {
    if (finding.related().isEmpty()) {
      return;
    }
    if (!finding.rule().endsWith(CYCLE_RULE)) {
      out.writeArrayPropertyStart("relatedLocations");
      finding.related().forEach(this::location);
      out.writeEndArray();
      return;
    }
    out.writeArrayPropertyStart("codeFlows");
    out.writeStartObject();
    out.writeArrayPropertyStart("threadFlows");
    out.writeStartObject();
    out.writeArrayPropertyStart("locations");
    for (Place hop : finding.related()) {
      out.writeStartObject();
      out.writeName("location");
      location(hop);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
  }

  private void location(Place place) {
    out.writeStartObject();
    physicalLocation(place.file(), place.location());
    text("message", place.message());
    out.writeEndObject();
  }

  private void physicalLocation(String file, Location location) {
    out.writeObjectPropertyStart("physicalLocation");
    out.writeObjectPropertyStart("artifactLocation");
    out.writeStringProperty("uri", uri(file));
    out.writeEndObject();
    out.writeObjectPropertyStart("region");
    out.writeNumberProperty("startLine", location.line());
    out.writeNumberProperty("startColumn", location.column());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void text(String name, String text) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("text", text);
    out.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  /** A relative path as a URI reference of RFC 3986: a colon would end a scheme. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean unreserved =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/+=@".indexOf(c) >= 0;
      uri.append(unreserved ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return uri.toString();
  }
}

package modplan.report;

import java.util.List;
import java.util.Locale;
import modplan.rule.Confirmation;
import modplan.rule.Failure;
import modplan.rule.Finding;
import modplan.rule.Judged;
import modplan.rule.LintReport;
import modplan.rule.LintSummary;
import modplan.rule.Place;
import modplan.rule.Standing;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Findings as JSON; {@code lint-1.schema.json} describes it. */
public final class LintJson {
  private static final String SCHEMA_VERSION = "1.1";

  private final JsonGenerator out;

  private LintJson(JsonGenerator out) {
    this.out = out;
  }

  public static String write(LintReport report) {
    return Json.write(out -> new LintJson(out).report(report));
  }

  private void report(LintReport report) {
    out.writeStartObject();
    out.writeStringProperty("schemaVersion", SCHEMA_VERSION);
    out.writeArrayPropertyStart("findings");
    report.all().forEach(judged -> finding(judged, report.compared()));
    out.writeEndArray();
    summary(report.summary());
    out.writeEndObject();
  }

  private void finding(Judged judged, boolean compared) {
    Finding finding = judged.finding();
    out.writeStartObject();
    out.writeStringProperty("rule", finding.rule());
    out.writeStringProperty("severity", finding.severity().text());
    out.writeStringProperty("confidence", finding.confidence().text());
    out.writeStringProperty("message", finding.message());
    out.writeStringProperty("file", finding.file());
    out.writeNumberProperty("line", finding.location().line());
    out.writeNumberProperty("column", finding.location().column());
    nullable("module", finding.module());
    out.writeArrayPropertyStart("related");
    finding.related().forEach(this::place);
    out.writeEndArray();
    strings("notes", finding.notes());
    nullable("help", finding.help());
    failure(finding.failure());
    confirmation(judged.confirmation());
    if (finding.cause() != null) {
      out.writeStringProperty("cause", finding.cause().name());
    }
    out.writeStringProperty("from", finding.key().from());
    out.writeStringProperty("to", finding.key().to());
    out.writeStringProperty("symbol", finding.key().symbol());
    out.writeStringProperty("fingerprint", finding.fingerprint());
    out.writeBooleanProperty("suppressed", judged.standing() == Standing.SUPPRESSED);
    if (judged.standing() == Standing.SUPPRESSED) {
      out.writeStringProperty("reason", judged.reason());
    }
    if (compared) {
      out.writeStringProperty("baseline", judged.standing() == Standing.KNOWN ? "known" : "new");
    }
    out.writeEndObject();
  }

  private void failure(@Nullable Failure failure) {
    if (failure == null) {
      return;
    }
    out.writeObjectPropertyStart("failure");
    out.writeStringProperty("mode", failure.mode().text());
    out.writeStringProperty("effect", failure.effect().name().toLowerCase(Locale.ROOT));
    strings("entries", failure.entries());
    strings("stack", failure.stack());
    out.writeStringProperty("class", failure.errorClass());
    out.writeStringProperty("name", failure.name());
    out.writeStringProperty("says", failure.says());
    out.writeEndObject();
  }

  private void confirmation(@Nullable Confirmation confirmation) {
    if (confirmation == null) {
      return;
    }
    out.writeObjectPropertyStart("confirmation");
    out.writeStringProperty("verdict", confirmation.verdict().text());
    out.writeStringProperty("entry", confirmation.entry());
    out.writeStringProperty("says", confirmation.says());
    out.writeEndObject();
  }

  private void strings(String name, List<String> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  private void place(Place place) {
    out.writeStartObject();
    out.writeStringProperty("file", place.file());
    out.writeNumberProperty("line", place.location().line());
    out.writeNumberProperty("column", place.location().column());
    out.writeStringProperty("message", place.message());
    out.writeEndObject();
  }

  private void summary(LintSummary summary) {
    out.writeObjectPropertyStart("summary");
    out.writeNumberProperty("files", summary.files());
    out.writeNumberProperty("modules", summary.modules());
    out.writeNumberProperty("imports", summary.imports());
    out.writeNumberProperty("cycles", summary.cycles());
    out.writeNumberProperty("incomplete", summary.incomplete());
    out.writeNumberProperty("notAnalysed", summary.notAnalysed());
    out.writeNumberProperty("skippedDirectories", summary.skippedDirectories());
    out.writeNumberProperty("errors", summary.errors());
    out.writeNumberProperty("warnings", summary.warnings());
    out.writeNumberProperty("infos", summary.infos());
    out.writeEndObject();
  }

  private void nullable(String name, @Nullable String value) {
    if (value == null) {
      out.writeNullProperty(name);
    } else {
      out.writeStringProperty(name, value);
    }
  }
}

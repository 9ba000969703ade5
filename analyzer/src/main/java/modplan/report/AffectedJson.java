package modplan.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import modplan.rebuild.Affected;
import modplan.rebuild.Need;
import tools.jackson.core.JsonGenerator;

/** The modules to compile again as JSON; {@code affected-1.schema.json} describes it. */
public final class AffectedJson {
  private static final String SCHEMA_VERSION = "1.0";

  private AffectedJson() {}

  /**
   * The report.
   *
   * @param changed files, sorted
   * @param modules how many there are in the roots
   */
  public static String write(Collection<String> changed, List<Affected> affected, int modules) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("schemaVersion", SCHEMA_VERSION);
          out.writeArrayPropertyStart("changed");
          changed.forEach(out::writeString);
          out.writeEndArray();
          out.writeNumberProperty("modules", modules);
          out.writeArrayPropertyStart("affected");
          affected.forEach(each -> module(each, out));
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void module(Affected affected, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("module", affected.module());
    out.writeStringProperty("file", affected.file());
    out.writeArrayPropertyStart("because");
    for (Need need : affected.because()) {
      out.writeStartObject();
      out.writeStringProperty(
          "kind", need.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (!need.module().isEmpty()) {
        out.writeStringProperty("module", need.module());
      }
      if (!need.name().isEmpty()) {
        out.writeStringProperty("name", need.name());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}

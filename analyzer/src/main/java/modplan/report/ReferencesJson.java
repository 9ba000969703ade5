package modplan.report;

import java.util.List;
import java.util.Map;
import modplan.load.Reference;
import tools.jackson.core.JsonGenerator;

/** Writes the references of modules as JSON, in the order in which they are given. */
public final class ReferencesJson {
  private ReferencesJson() {}

  /**
   * Writes the references of modules.
   *
   * @param files of the modules, by their names
   */
  public static String write(Map<String, List<Reference>> references, Map<String, String> files) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("schemaVersion", "1.0");
          json.writeArrayPropertyStart("modules");
          references.forEach(
              (module, all) -> module(json, module, files.getOrDefault(module, ""), all));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void module(
      JsonGenerator json, String module, String file, List<Reference> references) {
    json.writeStartObject();
    json.writeStringProperty("name", module);
    json.writeStringProperty("file", file);
    json.writeArrayPropertyStart("references");
    for (Reference reference : references) {
      json.writeStartObject();
      json.writeStringProperty("when", ReferenceWords.when(reference));
      json.writeStringProperty("binding", reference.isMacro() ? "macro" : "variable");
      json.writeStringProperty("module", reference.target().toString());
      json.writeStringProperty("name", reference.name());
      json.writeStringProperty("written", reference.written());
      if (!reference.via().isEmpty()) {
        json.writeStringProperty("via", reference.via());
      }
      json.writeNumberProperty("line", reference.location().line());
      json.writeNumberProperty("column", reference.location().column());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

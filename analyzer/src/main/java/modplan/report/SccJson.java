package modplan.report;

import java.util.List;
import modplan.graph.Edge;
import modplan.graph.ImportCycle;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.Root;
import tools.jackson.core.JsonGenerator;

/** The import cycles as JSON; {@code scc-1.schema.json} describes it. */
public final class SccJson {
  private static final String SCHEMA_VERSION = "1.0";

  private SccJson() {}

  public static String write(Project project, ModuleGraph graph, List<ImportCycle> cycles) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("schemaVersion", SCHEMA_VERSION);
          out.writeArrayPropertyStart("roots");
          project.roots().stream().map(Root::label).forEach(out::writeString);
          out.writeEndArray();
          out.writeObjectPropertyStart("totals");
          out.writeNumberProperty("modules", graph.modules().size());
          out.writeNumberProperty(
              "cyclicModules", cycles.stream().mapToInt(c -> c.component().size()).sum());
          out.writeNumberProperty("cycles", cycles.size());
          out.writeEndObject();
          out.writeArrayPropertyStart("cycles");
          cycles.forEach(cycle -> cycle(cycle, out));
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void cycle(ImportCycle cycle, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("component", cycle.component().id());
    out.writeNumberProperty("size", cycle.component().size());
    out.writeNumberProperty("bytes", cycle.bytes());
    out.writeNumberProperty("imports", cycle.imports());
    out.writeArrayPropertyStart("members");
    cycle.component().members().forEach(member -> out.writeString(member.toString()));
    out.writeEndArray();
    out.writeArrayPropertyStart("witness");
    cycle.witness().forEach(hop -> hop(hop, out));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void hop(Edge hop, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("from", String.valueOf(hop.from()));
    out.writeStringProperty("to", hop.target().toString());
    out.writeStringProperty("file", hop.file().facts().file());
    out.writeNumberProperty("line", hop.mention().location().line());
    out.writeNumberProperty("column", hop.mention().location().column());
    out.writeEndObject();
  }
}

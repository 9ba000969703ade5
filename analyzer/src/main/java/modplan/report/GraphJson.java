package modplan.report;

import java.util.List;
import modplan.graph.Component;
import modplan.graph.Edge;
import modplan.graph.ExportTable;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.module.ModuleFact;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.Root;
import modplan.project.UnreadableFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The module graph as JSON; {@code graph-1.schema.json} describes it. */
public final class GraphJson {
  private static final String SCHEMA_VERSION = "1.0";

  private final Project project;
  private final ModuleGraph graph;
  private final JsonGenerator out;

  private GraphJson(Project project, ModuleGraph graph, JsonGenerator out) {
    this.project = project;
    this.graph = graph;
    this.out = out;
  }

  public static String write(Project project, ModuleGraph graph) {
    return Json.write(out -> new GraphJson(project, graph, out).write());
  }

  private void write() {
    out.writeStartObject();
    out.writeStringProperty("schemaVersion", SCHEMA_VERSION);
    out.writeArrayPropertyStart("roots");
    project.roots().stream().map(Root::label).forEach(out::writeString);
    out.writeEndArray();
    totals();
    files();
    modules();
    out.writeArrayPropertyStart("externals");
    graph.externals().forEach(name -> out.writeString(name.toString()));
    out.writeEndArray();
    edges();
    components();
    out.writeEndObject();
  }

  private void totals() {
    out.writeObjectPropertyStart("totals");
    out.writeNumberProperty("files", project.files().size());
    out.writeNumberProperty("bytes", project.bytes());
    out.writeNumberProperty(
        "forms", project.files().stream().mapToInt(f -> f.facts().forms()).sum());
    out.writeNumberProperty(
        "moduleForms", project.files().stream().mapToInt(f -> f.facts().modules().size()).sum());
    out.writeNumberProperty("modules", graph.modules().size());
    out.writeNumberProperty("edges", graph.edges().size());
    out.writeNumberProperty("cycles", graph.cycles().size());
    out.writeNumberProperty("unreadable", project.unreadable().size());
    out.writeNumberProperty("skippedDirectories", project.skippedDirectories());
    out.writeEndObject();
  }

  private void files() {
    out.writeArrayPropertyStart("files");
    for (ProjectFile file : project.files()) {
      FileFacts facts = file.facts();
      out.writeStartObject();
      out.writeStringProperty("file", facts.file());
      out.writeNumberProperty("bytes", facts.bytes());
      out.writeNumberProperty("forms", facts.forms());
      out.writeStringProperty("encoding", facts.encoding());
      out.writeName("error");
      writeNullable(
          facts.errors().isEmpty()
              ? null
              : facts.errors().get(0).location() + ": " + facts.errors().get(0).message());
      out.writeEndObject();
    }
    for (UnreadableFile file : project.unreadable()) {
      out.writeStartObject();
      out.writeStringProperty("file", file.file());
      out.writeNullProperty("bytes");
      out.writeNumberProperty("forms", 0);
      out.writeNullProperty("encoding");
      out.writeStringProperty("error", file.reason());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void modules() {
    out.writeArrayPropertyStart("modules");
    for (ProjectFile file : project.files()) {
      List<ModuleFact> facts = file.facts().modules();
      for (int i = 0; i < facts.size(); i++) {
        module(file, i, facts.get(i));
      }
    }
    out.writeEndArray();
  }

  private void module(ProjectFile file, int index, ModuleFact fact) {
    out.writeStartObject();
    out.writeStringProperty("name", fact.name().toString());
    out.writeStringProperty("file", file.facts().file());
    out.writeNumberProperty("line", fact.location().line());
    out.writeNumberProperty("bytes", file.facts().bytes());
    out.writeStringProperty("form", fact.form().text());
    out.writeArrayPropertyStart("exports");
    ExportTable.of(file.facts(), index)
        .forEach(
            (name, kind) -> {
              out.writeStartObject();
              out.writeStringProperty("name", name);
              out.writeStringProperty("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
              out.writeEndObject();
            });
    out.writeEndArray();
    Module module = graph.module(fact.name());
    if (module != null) {
      out.writeNumberProperty("component", graph.componentOf(module).id());
    }
    out.writeEndObject();
  }

  private void edges() {
    out.writeArrayPropertyStart("edges");
    for (Edge edge : graph.edges()) {
      edge(
          edge.from() == null ? null : edge.from().name(),
          edge.target().toString(),
          edge.mention().kind().text(),
          edge.mention().context().text(),
          edge.to() != null,
          edge.file().facts().file(),
          edge.mention().location().line());
    }
    for (ProjectFile file : project.files()) {
      for (Inclusion inclusion : file.facts().inclusions()) {
        int owner = inclusion.module();
        edge(
            owner < 0 ? null : file.facts().modules().get(owner).name(),
            inclusion.path(),
            inclusion.isSplice() ? "include" : "load",
            inclusion.context().text(),
            false,
            file.facts().file(),
            inclusion.location().line());
      }
    }
    out.writeEndArray();
  }

  private void edge(
      @Nullable ModuleName from,
      String to,
      String kind,
      String context,
      boolean internal,
      String file,
      int line) {
    out.writeStartObject();
    out.writeName("from");
    writeNullable(from == null ? null : from.toString());
    out.writeStringProperty("to", to);
    out.writeStringProperty("kind", kind);
    out.writeStringProperty("context", context);
    out.writeBooleanProperty("internal", internal);
    out.writeStringProperty("file", file);
    out.writeNumberProperty("line", line);
    out.writeEndObject();
  }

  private void components() {
    out.writeArrayPropertyStart("components");
    for (Component component : graph.components()) {
      out.writeStartObject();
      out.writeNumberProperty("id", component.id());
      out.writeNumberProperty("size", component.size());
      out.writeArrayPropertyStart("members");
      component.members().forEach(m -> out.writeString(m.toString()));
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void writeNullable(@Nullable String value) {
    if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value);
    }
  }
}

package modplan.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import modplan.load.Simulation;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import tools.jackson.core.JsonGenerator;

/** Writes simulations as JSON, in the order in which they are given. */
public final class SimulationJson {
  private final JsonGenerator json;

  private SimulationJson(JsonGenerator json) {
    this.json = json;
  }

  public static String write(List<Simulation> simulations) {
    return Json.write(json -> new SimulationJson(json).results(simulations));
  }

  private void results(List<Simulation> simulations) {
    json.writeStartObject();
    json.writeStringProperty("schemaVersion", "1.1");
    json.writeArrayPropertyStart("results");
    simulations.forEach(this::result);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void result(Simulation simulation) {
    json.writeStartObject();
    json.writeStringProperty("entry", simulation.entry().toString());
    json.writeStringProperty("mode", simulation.mode().text());
    outcome(simulation.outcome());
    if (simulation.outcome().status() == Status.UNKNOWN) {
      json.writeObjectPropertyStart("likely");
      outcome(simulation.likely());
      json.writeEndObject();
      outcomes("doubts", simulation.doubts());
    }
    if (!simulation.assumptions().isEmpty()) {
      outcomes("assumptions", simulation.assumptions());
    }
    strings("loads", simulation.loads());
    if (!simulation.run().isEmpty()) {
      json.writeObjectPropertyStart("run");
      for (Map.Entry<String, Outcome> run : simulation.run().entrySet()) {
        json.writeObjectPropertyStart(run.getKey());
        outcome(run.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    strings("warnings", simulation.warnings());
    json.writeEndObject();
  }

  private void outcomes(String name, List<Outcome> outcomes) {
    json.writeArrayPropertyStart(name);
    for (Outcome each : outcomes) {
      json.writeStartObject();
      outcome(each);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** {@code class} and {@code name} only where there is something to say. */
  private void outcome(Outcome outcome) {
    json.writeStringProperty("status", outcome.status().name().toLowerCase(Locale.ROOT));
    if (outcome.status() == Status.OK) {
      return;
    }
    boolean unknown = outcome.status() == Status.UNKNOWN;
    json.writeStringProperty(unknown ? "reason" : "class", outcome.kind());
    if (!outcome.name().isEmpty()) {
      json.writeStringProperty("name", outcome.name());
    }
    if (!outcome.stack().isEmpty()) {
      strings("stack", outcome.stack());
    }
    if (outcome.location() != null) {
      json.writeNumberProperty("line", outcome.location().line());
      json.writeNumberProperty("column", outcome.location().column());
    }
  }

  private void strings(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}

package modplan.cost;

import java.util.HashMap;
import java.util.Map;
import modplan.syntax.ModuleName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Costs from the log of a build, where it has them, else from another model. The last line about a
 * module counts: a log only grows.
 */
public final class MeasuredCosts implements CostModel {
  private record Measured(long compileMicros, long loadSourceMicros) {}

  private final Map<String, Measured> measured;
  private final CostModel others;

  private MeasuredCosts(Map<String, Measured> measured, CostModel others) {
    this.measured = measured;
    this.others = others;
  }

  /**
   * Reads a log of the driver.
   *
   * @param log JSON objects, one a line; those that do not describe a compilation do not matter
   * @throws IllegalArgumentException if a line is not JSON; the message says which
   */
  public static MeasuredCosts of(String log, CostModel others) {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Measured> measured = new HashMap<>();
    int number = 0;
    for (String line : log.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      JsonNode node;
      try {
        node = mapper.readTree(line);
      } catch (JacksonException e) {
        throw new IllegalArgumentException(
            "line %d of the measurements is not JSON".formatted(number), e);
      }
      if (node.path("event").asString("").equals("compile")) {
        measured.put(
            node.path("module").asString(""),
            new Measured(micros(node, "compileSeconds"), micros(node, "loadSeconds")));
      }
    }
    return new MeasuredCosts(measured, others);
  }

  private static long micros(JsonNode node, String field) {
    return Math.max(0, Math.round(node.path(field).asDouble(0) * 1e6));
  }

  @Override
  public ModuleCost module(ModuleName name, Features features, int optLevel) {
    ModuleCost predicted = others.module(name, features, optLevel);
    Measured found = measured.get(name.toString());
    if (found == null) {
      return predicted;
    }
    return new ModuleCost(
        found.compileMicros(),
        found.loadSourceMicros(),
        predicted.loadGoMicros(),
        predicted.rssMiB(),
        ModuleCost.Origin.MEASURED);
  }

  @Override
  public ProcessCost process() {
    return others.process();
  }
}

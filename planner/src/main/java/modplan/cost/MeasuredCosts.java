package modplan.cost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Costs from the log of a build, where it has them, else from another model, multiplied by what the
 * modules that both know cost more or less than that model says: its machine is another one. The
 * last line about a module counts: a log only grows.
 */
public final class MeasuredCosts implements CostModel {
  /** Loading is null where the module was compiled without being loaded. */
  private record Measured(long compileMicros, @Nullable Long loadSourceMicros) {}

  private final Map<String, Measured> measured;
  private static final int LEAST_MODULES = 10; // fewer say nothing of a machine

  private final CostModel others;
  private final double compileRatio;
  private final double loadRatio;

  private MeasuredCosts(
      Map<String, Measured> measured, CostModel others, double compileRatio, double loadRatio) {
    this.measured = measured;
    this.others = others;
    this.compileRatio = compileRatio;
    this.loadRatio = loadRatio;
  }

  @Override
  public CostModel forModules(List<Subject> modules) {
    long compile = 0;
    long predictedCompile = 0;
    long load = 0;
    long predictedLoad = 0;
    int count = 0;
    for (Subject subject : modules) {
      Measured found = measured.get(subject.name().toString());
      if (found != null) {
        ModuleCost predicted =
            others.module(subject.name(), subject.features(), subject.optLevel());
        count++;
        compile += found.compileMicros();
        predictedCompile += predicted.compileMicros();
        Long loaded = found.loadSourceMicros();
        if (loaded != null) {
          load += loaded;
          predictedLoad += predicted.loadSourceMicros();
        }
      }
    }
    return count < LEAST_MODULES
        ? this
        : new MeasuredCosts(
            measured, others, ratio(compile, predictedCompile), ratio(load, predictedLoad));
  }

  private static double ratio(long real, long predicted) {
    return real > 0 && predicted > 0 ? (double) real / predicted : 1;
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
            new Measured(
                micros(node, "compileSeconds"),
                node.has("loadSeconds") ? micros(node, "loadSeconds") : null));
      }
    }
    return new MeasuredCosts(measured, others, 1, 1);
  }

  private static long micros(JsonNode node, String field) {
    return Math.max(0, Math.round(node.path(field).asDouble(0) * 1e6));
  }

  @Override
  public ModuleCost module(ModuleName name, Features features, int optLevel) {
    ModuleCost predicted = others.module(name, features, optLevel);
    Measured found = measured.get(name.toString());
    long load = Math.round(predicted.loadSourceMicros() * loadRatio);
    if (found == null) {
      return new ModuleCost(
          Math.round(predicted.compileMicros() * compileRatio),
          load,
          predicted.loadGoMicros(),
          predicted.rssMiB(),
          predicted.from());
    }
    Long loaded = found.loadSourceMicros();
    return new ModuleCost(
        found.compileMicros(),
        loaded == null ? load : loaded,
        predicted.loadGoMicros(),
        predicted.rssMiB(),
        ModuleCost.Origin.MEASURED);
  }

  @Override
  public ProcessCost process() {
    return others.process();
  }
}

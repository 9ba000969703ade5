package modplan.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the log of a build says of costs. The last line about a module counts: a log only grows.
 *
 * @param modules by name
 * @param processes those that have loaded something of the tree
 */
record MeasuredLog(Map<String, Module> modules, List<Loaded> processes) {
  /**
   * A compilation.
   *
   * @param loadSourceMicros null where the module was compiled without being loaded
   * @param rssMiB by what the process grew, with the collector as Guile sets it; null if nothing
   *     was collected meanwhile, so that nobody knows
   */
  record Module(long compileMicros, @Nullable Long loadSourceMicros, @Nullable Double rssMiB) {}

  /**
   * A process before it compiles.
   *
   * @param sourceBytes of the sources that it has loaded
   * @param goBytes of the sources whose {@code .go} it has loaded
   * @param rssMiB by what the process grew
   */
  record Loaded(long sourceBytes, long goBytes, double rssMiB) {}

  MeasuredLog {
    modules = Map.copyOf(modules);
    processes = List.copyOf(processes);
  }

  /**
   * Reads lines of the driver.
   *
   * @throws IllegalArgumentException if a line is not JSON; the message says which
   */
  static MeasuredLog of(String log) {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Module> modules = new HashMap<>();
    List<Loaded> processes = new ArrayList<>();
    int number = 0;
    for (String line : log.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        JsonNode node = parsed(mapper, line, number);
        switch (node.path("event").asString("")) {
          case "compile" -> modules.put(node.path("module").asString(""), module(node));
          case "step", "retry" -> {
            if (node.has("loadedMiB")) {
              processes.add(loaded(node));
            }
          }
          default -> {}
        }
      }
    }
    return new MeasuredLog(modules, processes);
  }

  private static JsonNode parsed(ObjectMapper mapper, String line, int number) {
    try {
      return mapper.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "line %d of the measurements is not JSON".formatted(number), e);
    }
  }

  private static Module module(JsonNode node) {
    return new Module(
        micros(node, "compileSeconds"),
        node.has("loadSeconds") ? micros(node, "loadSeconds") : null,
        node.has("grownMiB")
            ? ProcessMemory.rssMiB(amount(node, "grownMiB"), divisor(node))
            : null);
  }

  private static Loaded loaded(JsonNode node) {
    return new Loaded(
        Math.round(amount(node, "sourceBytes")),
        Math.round(amount(node, "goBytes")),
        ProcessMemory.loadedMiB(amount(node, "loadedMiB"), divisor(node)));
  }

  private static int divisor(JsonNode node) {
    return node.path("freeSpaceDivisor").asInt(3);
  }

  private static long micros(JsonNode node, String field) {
    return Math.round(amount(node, field) * 1e6);
  }

  private static double amount(JsonNode node, String field) {
    double amount = node.path(field).asDouble(0);
    return amount >= 0 && Double.isFinite(amount) ? amount : 0; // as if it said nothing
  }
}

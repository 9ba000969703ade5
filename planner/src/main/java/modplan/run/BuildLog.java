package modplan.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the driver's processes logged, in the order in which they wrote it.
 *
 * @param attempts processes in which a step tried again what had failed in its own; their wall time
 *     is part of the step's
 */
public record BuildLog(
    List<StepRun> steps, List<StepRun> attempts, List<ModuleRun> modules, List<String> errors) {
  public BuildLog {
    steps = List.copyOf(steps);
    attempts = List.copyOf(attempts);
    modules = List.copyOf(modules);
    errors = List.copyOf(errors);
  }

  /**
   * Reads lines of a log. A last line without its end, of a process that was killed, does not
   * count.
   *
   * @throws IllegalArgumentException if another line is not JSON; the message says which
   */
  public static BuildLog of(String text) {
    ObjectMapper mapper = new ObjectMapper();
    List<StepRun> steps = new ArrayList<>();
    List<StepRun> attempts = new ArrayList<>();
    List<ModuleRun> modules = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i + 1 < lines.length; i++) { // what follows the last newline is no line
      if (!lines[i].isBlank()) {
        JsonNode node;
        try {
          node = mapper.readTree(lines[i]);
        } catch (JacksonException e) {
          throw new IllegalArgumentException("line %d of the log is not JSON".formatted(i + 1), e);
        }
        read(node, steps, attempts, modules, errors);
      }
    }
    return new BuildLog(steps, attempts, modules, errors);
  }

  private static void read(
      JsonNode node,
      List<StepRun> steps,
      List<StepRun> attempts,
      List<ModuleRun> modules,
      List<String> errors) {
    String step = node.path("step").asString("");
    switch (node.path("event").asString("")) {
      case "step" -> steps.add(process(step, node));
      case "retry" -> attempts.add(process(step, node));
      case "compile" ->
          modules.add(
              new ModuleRun(
                  step,
                  node.path("module").asString(""),
                  seconds(node, "startedAt"),
                  seconds(node, "wallSeconds"),
                  seconds(node, "compileSeconds")));
      case "error" ->
          errors.add(
              "%s: %s"
                  .formatted(node.path("module").asString(""), node.path("message").asString("")));
      default -> {}
    }
  }

  private static StepRun process(String step, JsonNode node) {
    return new StepRun(
        step,
        node.path("stale").asInt(0),
        node.path("failed").asInt(0),
        seconds(node, "startedAt"),
        seconds(node, "wallSeconds"),
        seconds(node, "cpuSeconds"),
        seconds(node, "gcSeconds"),
        seconds(node, "loadedSeconds"),
        node.path("peakRssMiB").isNumber() ? node.path("peakRssMiB").asLong() : null);
  }

  private List<StepRun> processes() {
    return Stream.concat(steps.stream(), attempts.stream()).toList();
  }

  private static double seconds(JsonNode node, String field) {
    double seconds = node.path(field).asDouble(0);
    return seconds >= 0 && Double.isFinite(seconds) ? seconds : 0; // as if it said nothing
  }

  /** From the first start to the last end, or 0. */
  public double makespanSeconds() {
    double start = processes().stream().mapToDouble(StepRun::startedAt).min().orElse(0);
    return processes().stream().mapToDouble(StepRun::endedAt).max().orElse(start) - start;
  }

  /** CPU of all processes. */
  public double cpuSeconds() {
    return processes().stream().mapToDouble(StepRun::cpuSeconds).sum();
  }

  /**
   * The most memory that processes which ran at once had, if each had its own most all the time; an
   * upper bound. 0 if nothing is known.
   */
  public long peakRssMiB() {
    List<StepRun> processes = processes();
    long peak = 0;
    for (StepRun at : processes) {
      long sum = 0;
      for (StepRun other : processes) {
        Long rss = other.peakRssMiB();
        boolean runs = other.startedAt() <= at.startedAt() && at.startedAt() < other.endedAt();
        sum += runs && rss != null ? rss : 0;
      }
      peak = Math.max(peak, sum);
    }
    return peak;
  }
}

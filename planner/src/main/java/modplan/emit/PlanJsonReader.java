package modplan.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import modplan.cost.ModuleCost;
import modplan.cost.ProcessCost;
import modplan.schedule.BuildOptions;
import modplan.schedule.CompilePlan;
import modplan.schedule.LowerBounds;
import modplan.schedule.NotPlanned;
import modplan.schedule.PlannedModule;
import modplan.schedule.Protocol;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads plans. What a plan of the same major version has in addition is skipped. */
final class PlanJsonReader {
  /** Seconds, or MiB: more than any build has. */
  private static final double LARGEST = 1e12;

  private PlanJsonReader() {}

  static CompilePlan read(String json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(notJson(e), e);
    }
    String version = text(root, "schemaVersion");
    if (!version.startsWith("1.")) {
      throw new IllegalArgumentException("plans of version %s are unknown".formatted(version));
    }
    JsonNode process = field(root, "process");
    JsonNode predicted = field(root, "predicted");
    JsonNode bounds = field(root, "lowerBounds");
    return new CompilePlan(
        list(root, "roots", JsonNode::asString),
        list(root, "loadPath", JsonNode::asString),
        (int) number(root, "jobs"),
        field(root, "memoryMiB").isNull() ? null : number(root, "memoryMiB"),
        text(root, "guileVersion"),
        new ProcessCost(
            micros(process, "startupSeconds"),
            number(process, "baseRssMiB"),
            real(process, "sourceMiBPerMB").asDouble(),
            real(process, "goMiBPerMB").asDouble()),
        list(root, "modules", PlanJsonReader::module),
        list(root, "steps", PlanJsonReader::step),
        new CompilePlan.Prediction(
            micros(predicted, "makespanSeconds"),
            micros(predicted, "cpuSeconds"),
            number(predicted, "peakRssMiB")),
        new LowerBounds(
            micros(bounds, "criticalPathSeconds"),
            micros(bounds, "workSeconds"),
            micros(bounds, "largestModuleSeconds"),
            micros(bounds, "largestCycleSeconds"),
            bounds.has("unavoidableLoadsSeconds") ? micros(bounds, "unavoidableLoadsSeconds") : 0,
            bounds.has("sharedCycleSeconds") ? micros(bounds, "sharedCycleSeconds") : 0),
        list(root, "notPlanned", PlanJsonReader::notPlanned),
        new BuildOptions(
            optionalList(root, "warnings", JsonNode::asString),
            optionalList(root, "exclude", JsonNode::asString)));
  }

  private static PlannedModule module(JsonNode node) {
    JsonNode cost = field(node, "cost");
    return new PlannedModule(
        name(field(node, "name")),
        text(node, "file"),
        (int) number(node, "directory"),
        text(node, "path"),
        number(node, "bytes"),
        (int) number(node, "optLevel"),
        new ModuleCost(
            micros(cost, "compile"),
            micros(cost, "loadSource"),
            micros(cost, "loadGo"),
            number(cost, "rssMiB"),
            constant(cost, "from", ModuleCost.Origin.values())),
        list(node, "imports", PlanJsonReader::name),
        list(node, "mentions", PlanJsonReader::name),
        list(node, "includes", JsonNode::asString),
        list(node, "externalImports", PlanJsonReader::name),
        list(node, "externalMentions", PlanJsonReader::name),
        node.path("preload").asBoolean(true),
        optionalList(node, "options", JsonNode::asString),
        node.has("header") ? text(node, "header") : "");
  }

  private static String notJson(JacksonException e) {
    // What it says of the source is of a text in memory.
    String problem = e.getOriginalMessage().replaceAll("(?s) \\(start marker at .*", "");
    TokenStreamLocation place = e.getLocation();
    return place == null
        ? "this is not JSON: " + problem
        : "this is not JSON, at line %d, column %d: %s"
            .formatted(place.getLineNr(), place.getColumnNr(), problem);
  }

  private static Step step(JsonNode node) {
    JsonNode predicted = field(node, "predicted");
    return new Step(
        (int) number(node, "id"),
        constant(node, "protocol", Protocol.values()),
        list(node, "modules", PlanJsonReader::name),
        list(node, "loads", PlanJsonReader::name),
        list(node, "waitsFor", JsonNode::asInt),
        new Step.Prediction(
            micros(predicted, "cpuSeconds"),
            number(predicted, "rssMiB"),
            micros(predicted, "start"),
            micros(predicted, "end")));
  }

  private static NotPlanned notPlanned(JsonNode node) {
    JsonNode module = field(node, "module");
    return new NotPlanned(
        text(node, "file"), module.isNull() ? null : name(module), text(node, "reason"));
  }

  // ---------------------------------------------------------------- fields

  private static JsonNode field(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException("this is no plan: it has no \"%s\"".formatted(name));
    }
    return value;
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = field(node, name);
    if (!value.isString()) {
      throw new IllegalArgumentException("\"%s\" must be a string".formatted(name));
    }
    return value.asString();
  }

  private static long number(JsonNode node, String name) {
    JsonNode value = field(node, name);
    if (!value.canConvertToLong()) {
      throw new IllegalArgumentException("\"%s\" must be a whole number".formatted(name));
    }
    return value.asLong();
  }

  private static long micros(JsonNode node, String name) {
    return real(node, name).decimalValue().movePointRight(PlanJson.MICRO_DIGITS).longValue();
  }

  /** What a plan may hold; larger numbers, as JSON may have them, are no seconds of a build. */
  private static JsonNode real(JsonNode node, String name) {
    JsonNode value = field(node, name);
    double real = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!(real >= 0 && real <= LARGEST)) {
      throw new IllegalArgumentException(
          "\"%s\" must be a number from 0 to %.0f".formatted(name, LARGEST));
    }
    return value;
  }

  private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> element) {
    JsonNode value = field(node, name);
    if (!value.isArray()) {
      throw new IllegalArgumentException("\"%s\" must be a list".formatted(name));
    }
    List<T> elements = new ArrayList<>();
    for (JsonNode item : value) {
      elements.add(element.apply(item));
    }
    return elements;
  }

  /** A list that plans of older versions do not have. */
  private static <T> List<T> optionalList(
      JsonNode node, String name, Function<JsonNode, T> element) {
    return node.has(name) ? list(node, name, element) : List.of();
  }

  private static ModuleName name(JsonNode node) {
    String text = node.asString();
    if (!text.startsWith("(") || !text.endsWith(")") || text.length() < 3) {
      throw new IllegalArgumentException("%s is not the name of a module".formatted(text));
    }
    return ModuleName.of(text.substring(1, text.length() - 1).split(" ", -1));
  }

  private static <T extends Enum<T>> T constant(JsonNode node, String name, T[] values) {
    String text = text(node, name);
    Map<String, T> byName =
        List.of(values).stream().collect(Collectors.toMap(Enum::name, value -> value));
    T value = byName.get(text.toUpperCase(Locale.ROOT));
    if (value == null) {
      throw new IllegalArgumentException("\"%s\" cannot be %s".formatted(name, text));
    }
    return value;
  }
}

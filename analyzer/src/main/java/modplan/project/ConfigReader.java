package modplan.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Reads {@code modplan.toml}; an unknown key or a value of the wrong kind is an error that names
 * its line.
 */
public final class ConfigReader {
  /** The name under which the file is looked for. */
  public static final String FILE_NAME = "modplan.toml";

  private static final Set<String> KEYS =
      Set.of(
          "roots",
          "load-path",
          "exclude",
          "assume-external",
          "guile-version",
          "fail-on",
          "baseline",
          "rules",
          "rules-for",
          "optimisation",
          "layers",
          "warnings",
          "profile",
          "plan");

  private final String name;
  private final String text;

  private ConfigReader(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** The nearest {@code modplan.toml} in a directory or above it, or null. */
  public static @Nullable Path find(Path directory) {
    for (Path d = directory.toAbsolutePath().normalize(); d != null; d = d.getParent()) {
      Path file = d.resolve(FILE_NAME);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  /**
   * Reads a file.
   *
   * @param name as messages call it
   * @throws UsageException if it cannot be read or says something that modplan does not understand
   */
  public static Config read(Path file, String name) {
    try {
      return parse(Files.readString(file), name);
    } catch (IOException e) {
      throw new UsageException("cannot read %s: %s".formatted(name, IoErrors.reason(e)));
    }
  }

  /** Reads the text of a configuration; errors as in {@link #read}. */
  public static Config parse(String text, String name) {
    JsonNode tree;
    try {
      tree = new TomlMapper().readTree(text);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      String problem = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new UsageException(name + place + ": " + problem);
    }
    return new ConfigReader(name, text).config(tree);
  }

  private Config config(JsonNode tree) {
    checkKeys(tree, "", KEYS);
    TreeProfile profile = profile(tree);
    return new Config(
        name,
        text,
        strings(tree, "roots"),
        strings(tree, "load-path"),
        strings(tree, "exclude"),
        both(profile.assumeExternal(), strings(tree, "assume-external")),
        string(tree, "guile-version"),
        string(tree, "fail-on"),
        string(tree, "baseline"),
        rules(tree),
        both(profile.optimisation(), optimisation(tree)),
        layers(tree),
        warnings(tree),
        planning(tree),
        profile);
  }

  private TreeProfile profile(JsonNode tree) {
    String wanted = string(tree, "profile");
    return TreeProfile.ALL.stream()
        .filter(profile -> profile.name().equals(wanted == null ? "plain" : wanted))
        .findFirst()
        .orElseThrow(
            () -> error("profile", "profile is plain or guix, not \"%s\"".formatted(wanted)));
  }

  private static <T> List<T> both(List<T> known, List<T> said) {
    return Stream.concat(known.stream(), said.stream().filter(each -> !known.contains(each)))
        .toList();
  }

  private List<Config.RuleSetting> rules(JsonNode tree) {
    List<Config.RuleSetting> settings = new ArrayList<>();
    settings.addAll(severities(table(tree, "rules"), List.of()));
    for (JsonNode block : tables(tree, "rules-for")) {
      checkKeys(block, "rules-for.", Set.of("paths", "rules"));
      settings.addAll(severities(table(block, "rules"), required(block, "rules-for", "paths")));
    }
    return settings;
  }

  private List<Config.RuleSetting> severities(JsonNode rules, List<String> paths) {
    List<Config.RuleSetting> settings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> rule : rules.properties()) {
      if (!rule.getValue().isString()) {
        throw error(rule.getKey(), "a rule is set to \"error\", \"warning\", \"info\" or \"off\"");
      }
      settings.add(new Config.RuleSetting(rule.getKey(), rule.getValue().stringValue(), paths));
    }
    return settings;
  }

  private List<Config.OptimisationSetting> optimisation(JsonNode tree) {
    List<Config.OptimisationSetting> settings = new ArrayList<>();
    for (JsonNode block : tables(tree, "optimisation")) {
      checkKeys(block, "optimisation.", Set.of("paths", "level", "options"));
      Integer level = integer(block, "level");
      if (level == null || level < 0 || level > 3) {
        throw error("level", "an optimisation block needs a level from 0 to 3");
      }
      settings.add(
          new Config.OptimisationSetting(
              required(block, "optimisation", "paths"), level, options(block)));
    }
    return settings;
  }

  private List<String> options(JsonNode block) {
    List<String> options = strings(block, "options");
    for (String option : options) {
      if (!option.matches("[a-z][a-z?-]*")) {
        throw error(option, "an option is the name of an optimisation, as in \"no-letrectify\"");
      }
    }
    return options;
  }

  private List<String> warnings(JsonNode tree) {
    List<String> warnings = strings(tree, "warnings");
    for (String warning : warnings) {
      if (!warning.matches("[a-z][a-z-]*")) {
        throw error(warning, "a warning has one of Guile's names, as in \"unbound-variable\"");
      }
    }
    return warnings;
  }

  private Config.Planning planning(JsonNode tree) {
    JsonNode plan = table(tree, "plan");
    checkKeys(plan, "plan.", Set.of("jobs", "memory", "effort", "measurements"));
    Integer memory = atLeastOne(plan, "memory");
    return new Config.Planning(
        atLeastOne(plan, "jobs"),
        memory == null ? null : memory.longValue(),
        string(plan, "effort"),
        string(plan, "measurements"));
  }

  private @Nullable Integer atLeastOne(JsonNode plan, String key) {
    Integer number = integer(plan, key);
    if (number != null && number < 1) {
      throw error(key, "plan.%s must be at least 1".formatted(key));
    }
    return number;
  }

  private List<Config.Layer> layers(JsonNode tree) {
    List<Config.Layer> layers = new ArrayList<>();
    for (JsonNode block : tables(tree, "layers")) {
      checkKeys(block, "layers.", Set.of("name", "modules", "may-not-import", "reason"));
      String layer = string(block, "name");
      layers.add(
          new Config.Layer(
              layer == null ? "layer " + (layers.size() + 1) : layer,
              required(block, "layers", "modules"),
              required(block, "layers", "may-not-import"),
              string(block, "reason")));
    }
    return layers;
  }

  // ---------------------------------------------------------------- values

  private void checkKeys(JsonNode table, String prefix, Set<String> known) {
    for (String key : table.propertyNames()) {
      if (!known.contains(key)) {
        throw error(
            key,
            "there is no setting %s%s; known here: %s"
                .formatted(prefix, key, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  private JsonNode table(JsonNode parent, String key) {
    JsonNode value = parent.path(key);
    if (!value.isMissingNode() && !value.isObject()) {
      throw error(key, "%s must be a table, written [%s]".formatted(key, key));
    }
    return value;
  }

  private List<JsonNode> tables(JsonNode parent, String key) {
    JsonNode value = parent.path(key);
    List<JsonNode> tables = new ArrayList<>();
    if (value.isMissingNode()) {
      return tables;
    }
    for (JsonNode element : value.isArray() ? value.values() : List.of(value)) {
      if (!value.isArray() || !element.isObject()) {
        throw error(key, "%s must be blocks, each written [[%s]]".formatted(key, key));
      }
      tables.add(element);
    }
    return tables;
  }

  private List<String> required(JsonNode block, String blockName, String key) {
    List<String> values = strings(block, key);
    if (values.isEmpty()) {
      throw error("[" + blockName, "a block of %s needs %s = [\"...\"]".formatted(blockName, key));
    }
    return values;
  }

  private List<String> strings(JsonNode table, String key) {
    JsonNode value = table.path(key);
    List<String> strings = new ArrayList<>();
    if (value.isMissingNode()) {
      return strings;
    }
    for (JsonNode element : value.isArray() ? value.values() : List.of(value)) {
      if (!value.isArray() || !element.isString()) {
        throw error(key, "%s must be a list of strings, as in %s = [\"...\"]".formatted(key, key));
      }
      strings.add(element.stringValue());
    }
    return strings;
  }

  private @Nullable String string(JsonNode table, String key) {
    JsonNode value = table.path(key);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isString()) {
      throw error(key, "%s must be a string, in quotes".formatted(key));
    }
    return value.stringValue();
  }

  private @Nullable Integer integer(JsonNode table, String key) {
    JsonNode value = table.path(key);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isInt()) {
      throw error(key, "%s must be a whole number".formatted(key));
    }
    return value.intValue();
  }

  private UsageException error(String word, String problem) {
    return Config.error(name, text, word, problem);
  }
}

package modplan.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code modplan.toml} says. Nothing here is checked against what modplan knows of rules or
 * modules: who uses a setting says what is wrong with it, through {@link #error}.
 *
 * @param name the file as messages call it
 * @param text its whole text, to find lines for messages
 * @param warnings that the compiler is asked for
 * @param roots, loadPath, baseline relative to the directory of the file
 * @param jobs for how many processes to plan
 */
public record Config(
    String name,
    String text,
    List<String> roots,
    List<String> loadPath,
    List<String> exclude,
    List<String> assumeExternal,
    @Nullable String guileVersion,
    @Nullable String failOn,
    @Nullable String baseline,
    List<RuleSetting> rules,
    List<OptimisationSetting> optimisation,
    List<Layer> layers,
    List<String> warnings,
    @Nullable Integer jobs) {

  /** No file: every setting at its default. */
  public static final Config NONE =
      new Config(
          "", "", List.of(), List.of(), List.of(), List.of(), null, null, null, List.of(),
          List.of(), List.of(), List.of(), null);

  public Config {
    roots = List.copyOf(roots);
    loadPath = List.copyOf(loadPath);
    exclude = List.copyOf(exclude);
    assumeExternal = List.copyOf(assumeExternal);
    rules = List.copyOf(rules);
    optimisation = List.copyOf(optimisation);
    layers = List.copyOf(layers);
    warnings = List.copyOf(warnings);
  }

  /**
   * The severity of a rule, or {@code off}.
   *
   * @param paths globs of the files that it is about; empty for all
   */
  public record RuleSetting(String rule, String severity, List<String> paths) {
    public RuleSetting {
      paths = List.copyOf(paths);
    }
  }

  /**
   * The optimisation level, 0 to 3, of the files that match; the last setting that matches counts.
   *
   * @param options optimisations switched on by their names in Guile, or off with {@code no-}
   */
  public record OptimisationSetting(List<String> paths, int level, List<String> options) {
    public OptimisationSetting {
      paths = List.copyOf(paths);
      options = List.copyOf(options);
    }
  }

  /** Modules that match {@code modules} may not import what matches {@code mayNotImport}. */
  public record Layer(
      String name, List<String> modules, List<String> mayNotImport, @Nullable String reason) {
    public Layer {
      modules = List.copyOf(modules);
      mayNotImport = List.copyOf(mayNotImport);
    }
  }

  /** The exception for a setting that makes no sense, with the line where {@code word} stands. */
  public UsageException error(String word, String problem) {
    int line = 0;
    int number = 0;
    for (String each : text.split("\n", -1)) {
      number++;
      String code = each.replaceFirst("^\\s*#.*", "");
      if (line == 0 && code.contains(word)) {
        line = number;
      }
    }
    return new UsageException(name + (line > 0 ? ":" + line : "") + ": " + problem);
  }
}

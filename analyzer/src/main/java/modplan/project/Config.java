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
 * @param plan how to plan
 * @param profile whose settings are among the others already
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
    Planning plan,
    TreeProfile profile) {

  /** No file: every setting at its default. */
  public static final Config NONE =
      new Config(
          "",
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null,
          null,
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Planning.NONE,
          TreeProfile.ALL.get(0));

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

  /**
   * How to plan where the command line does not say; null where the file does not either.
   *
   * @param jobs for how many processes
   * @param memoryMiB what they may take together
   * @param effort how long to look
   * @param measurements the file of measured costs, relative to the directory of the configuration
   */
  public record Planning(
      @Nullable Integer jobs,
      @Nullable Long memoryMiB,
      @Nullable String effort,
      @Nullable String measurements) {
    static final Planning NONE = new Planning(null, null, null, null);
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
    return error(name, text, word, problem);
  }

  static UsageException error(String name, String text, String word, String problem) {
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

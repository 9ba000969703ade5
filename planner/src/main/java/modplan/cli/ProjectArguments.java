package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import modplan.binding.GuileVersion;
import modplan.project.Config;
import modplan.project.Excludes;
import modplan.project.FactsCache;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.project.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that every command which reads a tree understands. */
final class ProjectArguments {
  /** For how many processes to plan if nothing else is said. */
  static final int DEFAULT_JOBS = 2;

  @Parameters(
      paramLabel = "ROOT",
      arity = "0..*",
      description = "Directories with Guile modules; the current one by default.")
  List<String> roots = new ArrayList<>();

  @Option(
      names = "-L",
      paramLabel = "DIR",
      description = "Where modules that are not in the roots are looked for; may be repeated.")
  List<String> loadPath = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files and directories, as in 'tests/**'; may be repeated.")
  List<String> excludes = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to FILE, which is replaced at once; - is standard output.")
  @Nullable String output;

  @Option(names = "--strict", description = "Exit with 3 if an input could not be read or parsed.")
  boolean strict;

  @Option(names = "--quiet", description = "Print nothing but the report.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      hidden = true,
      description = "How many files are read at once.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration; by default the nearest modplan.toml in the first root or above it.")
  @Nullable String configFile;

  @Option(names = "--no-config", description = "Do not look for a configuration.")
  boolean noConfig;

  @Option(
      names = "--no-cache",
      description = "Read every file anew, and keep nothing for the next run.")
  boolean noCache;

  private @Nullable Configuration configuration;
  private @Nullable List<String> assumedLoadPath;

  /**
   * Takes the first positional parameters, which belong to the command, out of the roots: picocli
   * cannot count those of a command before those of a mixin.
   *
   * @param synopsis what they are, for the message if some are missing
   */
  List<String> take(int count, String synopsis) {
    if (roots.size() < count) {
      throw new UsageException("missing parameters: %s (see --help)".formatted(synopsis));
    }
    List<String> taken = List.copyOf(roots.subList(0, count));
    roots = new ArrayList<>(roots.subList(count, roots.size()));
    return taken;
  }

  /** Roots and {@code -L} directories for a user who names none. */
  void assume(List<String> otherRoots, List<String> otherLoadPath) {
    if (roots.isEmpty()) {
      roots = new ArrayList<>(otherRoots);
    }
    if (loadPath.isEmpty()) {
      assumedLoadPath = List.copyOf(otherLoadPath);
    }
  }

  Project read(Session session) {
    return ProjectReader.read(options(session), cache(session));
  }

  /** What earlier runs know of the files; null if that is not wanted or has no place. */
  @Nullable FactsCache cache(Session session) {
    return noCache ? null : KnownFacts.cache(session);
  }

  /** Reads also what Guile would not find by itself, but what the sources load or include. */
  Project readEverySource(Session session) {
    return ProjectReader.read(options(session).withEverySource(), cache(session));
  }

  /** What the arguments and the configuration ask to be read. */
  ProjectOptions options(Session session) {
    return new ProjectOptions(
        session.workingDirectory(),
        roots(session),
        loadPath(session),
        Excludes.of(excludePatterns(session)),
        Math.max(1, threads));
  }

  /** What is left out, by the options and the configuration. */
  List<String> excludePatterns(Session session) {
    List<String> all = new ArrayList<>(excludes);
    all.addAll(config(session).exclude());
    return all;
  }

  /** The configuration in force; {@link Config#NONE} if there is none. */
  Config config(Session session) {
    return configuration(session).config();
  }

  private Configuration configuration(Session session) {
    if (configuration == null) {
      configuration =
          noConfig
              ? Configuration.none()
              : configFile != null
                  ? Configuration.named(session, configFile)
                  : Configuration.near(session, roots.isEmpty() ? "." : roots.get(0));
    }
    return configuration;
  }

  /**
   * The roots as the user wrote them, else those of the configuration, else the current directory.
   */
  private List<String> roots(Session session) {
    if (!roots.isEmpty()) {
      return roots;
    }
    List<String> configured = configuration(session).resolve(session, config(session).roots());
    return configured.isEmpty() ? List.of(".") : configured;
  }

  /** The {@code -L} directories, before those of the configuration. */
  List<String> loadPath(Session session) {
    if (assumedLoadPath != null) {
      return assumedLoadPath; // with the configured ones already
    }
    List<String> all = new ArrayList<>(loadPath);
    all.addAll(configuration(session).resolve(session, config(session).loadPath()));
    return all;
  }

  /** The baseline that the configuration names, or null. */
  @Nullable String baseline(Session session) {
    return configuration(session).resolve(session, config(session).baseline());
  }

  /** The measured costs that the configuration names, or null. */
  @Nullable String measurements(Session session) {
    return configuration(session).resolve(session, config(session).plan().measurements());
  }

  /**
   * The Guile whose semantics count: what the command line says, else the configuration, else 3.0.
   */
  GuileVersion simulatedGuile(@Nullable String wanted, Session session) {
    String configured = config(session).guileVersion();
    String version = wanted != null ? wanted : configured != null ? configured : "3.0";
    modplan.project.GuileVersion.parse(version); // refuses what is no version of Guile
    return GuileVersion.of(version);
  }

  /** The exit code of a command that has no findings of its own. */
  int exitCode(Project project) {
    boolean unread =
        !project.unreadable().isEmpty()
            || project.files().stream().anyMatch(f -> !f.facts().isComplete());
    return strict && unread ? ExitCode.UNREADABLE : ExitCode.CLEAN;
  }
}

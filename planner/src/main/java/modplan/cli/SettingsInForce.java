package modplan.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import modplan.project.Config;
import modplan.project.GuileVersion;
import modplan.project.Project;
import modplan.project.Root;
import modplan.rule.Baseline;
import org.jspecify.annotations.Nullable;

/** Every setting of the configuration with its value and where that comes from. */
final class SettingsInForce {
  private static final String COMMAND_LINE = "command line";

  private final Session session;
  private final ProjectArguments arguments;
  private final List<Setting> settings = new ArrayList<>();

  /**
   * One of them.
   *
   * @param name as in modplan.toml
   * @param text the value, and where it comes from in parentheses
   */
  record Setting(String name, String text) {}

  SettingsInForce(Session session, ProjectArguments arguments) {
    this.session = session;
    this.arguments = arguments;
  }

  /** In the order of the documentation; those of tables have the name of the table before a dot. */
  List<Setting> of(
      Config config,
      Project project,
      GuileVersion wanted,
      boolean fromRoots,
      boolean fromLoadPath) {
    String file = config.name();
    setting(
        "roots",
        project.roots().stream().map(Root::label).collect(Collectors.joining(" ")),
        fromRoots ? COMMAND_LINE : from(file, !config.roots().isEmpty()));
    setting(
        "load-path",
        words(arguments.loadPath(session)),
        sources(fromLoadPath, file, config.loadPath()));
    List<String> excludes = new ArrayList<>(arguments.excludes);
    excludes.addAll(config.exclude());
    setting(
        "exclude", words(excludes), sources(!arguments.excludes.isEmpty(), file, config.exclude()));
    List<String> assumed = config.assumeExternal();
    setting("assume-external", words(assumed), from(file, !assumed.isEmpty()));
    boolean plain = config.profile().optimisation().isEmpty();
    setting("profile", config.profile().name(), from(file, !plain));
    setting("guile-version", wanted.toString(), from(file, config.guileVersion() != null));
    optional("fail-on", config.failOn(), "error", file);
    setting(
        "warnings",
        config.warnings().isEmpty() ? "Guile's own choice" : words(config.warnings()),
        from(file, !config.warnings().isEmpty()));
    baseline(file);
    planning(config.plan(), file);
    counted("rules", config.rules().size(), "setting", "", file);
    int levels = config.optimisation().size();
    counted("optimisation", levels, "setting", levels == 0 ? "" : ", -O2 elsewhere", file);
    counted("layers", config.layers().size(), "layer", "", file);
    return List.copyOf(settings);
  }

  private void planning(Config.Planning planning, String file) {
    optional("plan.jobs", planning.jobs(), String.valueOf(ProjectArguments.DEFAULT_JOBS), file);
    optional("plan.memory", planning.memoryMiB(), "no limit", file);
    optional("plan.effort", planning.effort(), "default", file);
    String measurements = arguments.measurements(session);
    optional(
        "plan.measurements",
        measurements == null || isThere(measurements)
            ? measurements
            : measurements + ", which is not there yet",
        "none",
        file);
  }

  private void baseline(String file) {
    String name = arguments.baseline(session);
    String text = name;
    if (name != null) {
      text =
          isThere(name)
              ? name + ", " + count(Baseline.parse(session.read(name), name).size(), "finding")
              : name + ", which is not there";
    }
    optional("baseline", text, "none", file);
  }

  private boolean isThere(String name) {
    return Files.isRegularFile(session.workingDirectory().resolve(name));
  }

  private void counted(String name, int number, String word, String more, String file) {
    setting(name, count(number, word) + more, from(file, number > 0));
  }

  private void optional(String name, @Nullable Object value, String otherwise, String file) {
    setting(name, value == null ? otherwise : value.toString(), from(file, value != null));
  }

  private void setting(String name, String value, String source) {
    settings.add(new Setting(name, "%s (%s)".formatted(value, source)));
  }

  private static String from(String file, boolean isSet) {
    return isSet ? file : "default";
  }

  private static String sources(boolean fromCommandLine, String file, List<String> configured) {
    if (fromCommandLine) {
      return configured.isEmpty() ? COMMAND_LINE : COMMAND_LINE + " and " + file;
    }
    return from(file, !configured.isEmpty());
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? "none" : String.join(" ", words);
  }

  private static String count(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}

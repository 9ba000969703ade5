package modplan.emit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The shell script that runs one step or all of them and knows without Guile which are done. Alone
 * it is the build for the plain shell; GNU Parallel and Slurm call it for each step.
 */
final class Runner {
  private static final int NAMES_IN_ONE_COMMAND = 100;
  private static final String CONTINUED = " \\\n      ";

  private final Build build;

  private Runner(Build build) {
    this.build = build;
  }

  static String text(Build build) {
    return new Runner(build).text();
  }

  private String text() {
    EmitSettings settings = build.settings();
    return Resources.text("runner.sh")
        .replace("@STAMP@", build.stamp())
        .replace("@VARIABLES@", variables(" "))
        .replace("@DIRECTORIES@\n", directories())
        .replace("@COLLECTOR@", settings.tuneCollector() ? "tuned" : "default")
        .replace("@STEPS@", ids(build.steps().stream().map(BuildStep::id).toList()))
        .replace("@DATA@", ShellQuoting.word(settings.dataName()))
        .replace("@DRIVER@", Build.DRIVER)
        .replace("@SOURCES@", cases(step -> "\"$@\"" + files(step.sources())))
        .replace("@COMPILED@", cases(step -> "\"$@\"" + words(step.compiled())))
        .replace("@WAITS@", cases(step -> "echo '%s'".formatted(ids(step.waitsFor()))))
        .replace(
            "@COLLECTORS@", cases(step -> "echo '%s'".formatted(step.collector().environment())))
        .replace("@REST@", Collector.REST.environment())
        .replace("@INCLUDES@", includes())
        .replace("@FIND@", arguments("/."))
        .replace("@ARGUMENTS@", arguments(""))
        .replace("@CLEAN@", clean());
  }

  private String variables(String separator) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < build.settings().directories().size(); i++) {
      names.append(i == 0 ? "" : separator).append(MakeEmitter.variable(i));
    }
    return names.toString();
  }

  private String directories() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < build.settings().directories().size(); i++) {
      String name = MakeEmitter.variable(i);
      String directory = build.settings().directories().get(i);
      String place = directory.equals(".") ? "$here" : "$here/" + ShellQuoting.word(directory);
      lines.append("[ -n \"${%s:-}\" ] || %s=%s\n".formatted(name, name, place));
    }
    return lines.toString();
  }

  private String arguments(String suffix) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < build.settings().directories().size(); i++) {
      words.append(" \"$").append(MakeEmitter.variable(i)).append(suffix).append('"');
    }
    return words.toString();
  }

  private static String ids(List<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private String cases(Function<BuildStep, String> body) {
    return build.steps().stream()
        .map(step -> "    %d) %s ;;".formatted(step.id(), body.apply(step)))
        .collect(Collectors.joining("\n"));
  }

  private String includes() {
    return build.steps().stream()
        .filter(step -> !step.includes().isEmpty())
        .map(step -> "    %d) \"$@\"%s ;;".formatted(step.id(), files(step.includes())))
        .collect(Collectors.joining("\n"));
  }

  private static String files(List<SourceFile> files) {
    return files.stream()
        .map(
            file ->
                CONTINUED
                    + "\"$%s\"/%s"
                        .formatted(
                            MakeEmitter.variable(file.directory()), ShellQuoting.word(file.path())))
        .collect(Collectors.joining());
  }

  private static String words(List<String> names) {
    return names.stream()
        .map(name -> CONTINUED + ShellQuoting.word(name))
        .collect(Collectors.joining());
  }

  private String clean() {
    StringBuilder out = new StringBuilder();
    List<String> all = build.compiled();
    for (int from = 0; from < all.size(); from += NAMES_IN_ONE_COMMAND) {
      int to = Math.min(from + NAMES_IN_ONE_COMMAND, all.size());
      out.append("  (cd -- \"$MODPLAN_OUTDIR\" 2>/dev/null && rm -f --");
      out.append(words(all.subList(from, to))).append(") || :\n");
    }
    return out.toString().stripTrailing();
  }
}

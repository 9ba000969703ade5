package modplan.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modplan.schedule.CompilePlan;

/**
 * Writes a file for Ninja that runs a plan: one edge a step, with the compiled files as outputs, so
 * that steps behind files that did not change need not run.
 */
public final class NinjaEmitter {

  private final Build build;
  private final StringBuilder out = new StringBuilder();

  private NinjaEmitter(Build build) {
    this.build = build;
  }

  /**
   * The Ninja file, the plan as its driver reads it, and the driver.
   *
   * @throws UnquotableNameException if a file has a name that Ninja cannot be told
   */
  public static List<GeneratedFile> emit(CompilePlan plan, EmitSettings settings) {
    Build build = Build.of(plan, settings);
    return build.files(new NinjaEmitter(build).text());
  }

  private String text() {
    out.append("# ").append(build.stamp()).append('\n');
    out.append(
        Resources.text("prelude.ninja")
            .replace("@DIRECTORIES@\n", directories())
            .replace("@ARGUMENTS@", arguments())
            .replace("@GUILE@", value(build.settings().variables().guile()))
            .replace("@TARGET@", value(build.settings().variables().target()))
            .replace("@INLINING@", value(build.settings().variables().inlining()))
            .replace("@SLOTS@", String.valueOf(build.plan().jobs()))
            .replace("@DATA@", NinjaQuoting.schemeString(build.settings().dataName()))
            .replace("@DRIVER@", Build.DRIVER));
    sources();
    build.steps().forEach(this::step);
    rest();
    out.append("build modplan-check: modplan_check\n");
    out.append("build modplan-all: phony").append(stamps());
    out.append(" ").append(stampOf("rest")).append("\ndefault modplan-all\n");
    return out.toString();
  }

  // ---------------------------------------------------------------- names

  private static String variable(int directory) {
    return directory == 0 ? "modplan_srcdir" : "modplan_srcdir" + (directory + 1);
  }

  private String directories() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < build.settings().directories().size(); i++) {
      String directory = build.settings().directories().get(i);
      lines.append("%s = %s\n".formatted(variable(i), value(directory)));
    }
    return lines.toString();
  }

  private static String value(String text) {
    return Unprintable.refused("Ninja", text).replace("$", "$$");
  }

  private String arguments() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < build.settings().directories().size(); i++) {
      words.append(" \"$").append(variable(i)).append('"');
    }
    return words.toString();
  }

  private static String source(SourceFile file) {
    return "$%s/%s".formatted(variable(file.directory()), NinjaQuoting.path(file.path()));
  }

  private static String stampOf(Object step) {
    return "$modplan_outdir/.modplan/%s.stamp".formatted(step);
  }

  private static String compiled(String path) {
    return "$modplan_outdir/" + NinjaQuoting.path(path);
  }

  private String stamps() {
    StringBuilder all = new StringBuilder();
    build.steps().forEach(step -> all.append(" $\n    ").append(stampOf(step.id())));
    return all.toString();
  }

  // ---------------------------------------------------------------- edges

  /** A source that is gone is the driver's business: it says what to do. */
  private void sources() {
    TreeSet<SourceFile> sources = new TreeSet<>();
    build.steps().forEach(step -> sources.addAll(step.sources()));
    sources.forEach(source -> out.append("build ").append(source(source)).append(": phony\n"));
  }

  private void step(BuildStep step) {
    out.append("\n# ").append(step.remark()).append('\n');
    out.append("build ").append(stampOf(step.id())).append(" |");
    step.compiled().forEach(path -> out.append(" $\n    ").append(compiled(path)));
    out.append(": modplan_step");
    step.sources().forEach(source -> out.append(" $\n    ").append(source(source)));
    out.append(" | $\n    ").append(Build.DRIVER).append(" $\n    ");
    out.append(NinjaQuoting.path(build.settings().dataName()));
    for (String path : madeBefore(step)) {
      out.append(" $\n    ").append(compiled(path));
    }
    if (!step.after().isEmpty()) {
      out.append(" ||");
      step.after().forEach(id -> out.append(" $\n    ").append(stampOf(id)));
    }
    out.append("\n  step = ").append(step.id());
    out.append("\n  modules = ").append(step.compiled().size());
    out.append("\n  collector = ").append(environment(step.collector())).append('\n');
  }

  private String environment(Collector collector) {
    return build.settings().tuneCollector() ? collector.environment() : "";
  }

  private List<String> madeBefore(BuildStep step) {
    List<String> paths = new ArrayList<>();
    for (BuildStep other : build.steps()) {
      if (step.waitsFor().contains(other.id())) {
        paths.addAll(other.compiled());
      }
    }
    return paths;
  }

  private void rest() {
    out.append("\n# Modules that the plan does not know, after all others\n");
    out.append("build ").append(stampOf("rest")).append(": modplan_step |");
    for (SourceFile directory : sourceDirectories()) {
      String path = directory.path().isEmpty() ? "" : "/" + NinjaQuoting.path(directory.path());
      out.append(" $\n    $").append(variable(directory.directory())).append(path);
    }
    out.append(" ||").append(stamps());
    out.append("\n  step = rest\n  modules = new\n  collector = ");
    out.append(environment(Collector.REST)).append("\n\n");
  }

  /** The roots and all directories below them that hold a source. */
  private Set<SourceFile> sourceDirectories() {
    Set<SourceFile> directories = new TreeSet<>();
    for (BuildStep step : build.steps()) {
      for (SourceFile source : step.sources()) {
        String path = source.path();
        while (path.contains("/")) {
          path = path.substring(0, path.lastIndexOf('/'));
          directories.add(new SourceFile(source.directory(), path));
        }
        directories.add(new SourceFile(source.directory(), ""));
      }
    }
    return directories;
  }
}

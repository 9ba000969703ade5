package modplan.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.schedule.CompilePlan;

/**
 * Writes a fragment for GNU Make 4 that runs a plan: one stamp a step, each remade by one Guile
 * process with the driver, which decides for each module whether it is stale.
 */
public final class MakeEmitter {
  private static final int NAMES_IN_ONE_COMMAND = 100; // a shell command has a greatest length

  private final Build build;
  private final EmitSettings settings;
  private final StringBuilder out = new StringBuilder();

  private MakeEmitter(Build build) {
    this.build = build;
    this.settings = build.settings();
  }

  /**
   * The fragment, the plan as its driver reads it, and the driver.
   *
   * @throws UnquotableNameException if a file has a name that Make cannot be told
   */
  public static List<GeneratedFile> emit(CompilePlan plan, EmitSettings settings) {
    MakeQuoting.prerequisite(settings.fileName()); // refuses what cannot be quoted
    Build build = Build.of(plan, settings);
    return build.files(new MakeEmitter(build).fragment());
  }

  private String fragment() {
    out.append("# ").append(build.stamp()).append('\n');
    out.append(
        Resources.text("prelude.mk")
            .replace("@DIRECTORIES@\n", directories())
            .replace("@ARGUMENTS@", arguments(""))
            .replace("@FIND@", arguments("/."))
            .replace("@COLLECTOR@", settings.tuneCollector() ? "tuned" : "default")
            .replace("@DATA@", MakeQuoting.value(settings.dataName()))
            .replace("@DRIVER@", Build.DRIVER));
    allTarget();
    build.steps().forEach(this::step);
    restTarget();
    cleanTarget();
    out.append(Resources.text("postlude.mk"));
    return out.toString();
  }

  // ---------------------------------------------------------------- directories

  /** MODPLAN_SRCDIR is the first root; more directories have numbers. */
  static String variable(int directory) {
    return directory == 0 ? "MODPLAN_SRCDIR" : "MODPLAN_SRCDIR" + (directory + 1);
  }

  private String directories() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < settings.directories().size(); i++) {
      String directory = settings.directories().get(i);
      String place =
          directory.equals(".")
              ? "$(MODPLAN_DIR:/=)"
              : "$(MODPLAN_DIR)" + MakeQuoting.value(directory);
      lines.append(variable(i)).append(" ?= ").append(place).append('\n');
    }
    return lines.toString();
  }

  private String arguments(String suffix) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < settings.directories().size(); i++) {
      words.append(" $(call modplan-word,$(").append(variable(i)).append(")").append(suffix);
      words.append(")");
    }
    return words.toString();
  }

  private static String source(SourceFile file) {
    return "$(call modplan-name,$(%s))/%s"
        .formatted(variable(file.directory()), MakeQuoting.prerequisite(file.path()));
  }

  // ---------------------------------------------------------------- targets

  private static String stampOf(Object step) {
    return "$(modplan-state-name)/%s.stamp".formatted(step);
  }

  private void allTarget() {
    out.append("\nmodplan-all:");
    // Make starts ready targets in this order, the order of the plan.
    build.steps().forEach(step -> out.append(" \\\n  ").append(stampOf(step.id())));
    out.append(" \\\n  ").append(stampOf("rest")).append('\n');
  }

  private void step(BuildStep step) {
    out.append("\n# ").append(step.remark()).append('\n');
    out.append(stampOf(step.id())).append(": \\\n  $(modplan-driver-name) $(modplan-plan-name)");
    step.waitsFor().forEach(id -> out.append(" \\\n  ").append(stampOf(id)));
    sources(step.sources());
    for (SourceFile include : step.includes()) {
      if (MakeQuoting.isPlain(include.path())) {
        out.append(" \\\n  $(wildcard ").append(source(include)).append(')');
      }
    }
    if (step.compiled().stream().allMatch(MakeQuoting::isPlain)) {
      out.append(" \\\n  $(call modplan-missing,");
      out.append(String.join(" ", step.compiled())).append(')');
    }
    if (!step.after().isEmpty()) {
      out.append(" \\\n  |");
      step.after().forEach(id -> out.append(' ').append(stampOf(id)));
    }
    out.append(
        "\n\t@$(call modplan-run,%d,%s)\n".formatted(step.id(), step.collector().environment()));
  }

  /** Sources with plain names may be gone; Make must have the others. */
  private void sources(List<SourceFile> sources) {
    Map<Integer, List<String>> plain = new TreeMap<>();
    for (SourceFile source : sources) {
      String quoted = MakeQuoting.prerequisite(source.path());
      if (MakeQuoting.isPlain(source.path())) {
        plain.computeIfAbsent(source.directory(), d -> new ArrayList<>()).add(quoted);
      } else {
        out.append(" \\\n  ").append(source(source));
      }
    }
    plain.forEach(
        (directory, paths) ->
            out.append(
                " \\\n  $(call modplan-sources,$(%s), \\\n    %s)"
                    .formatted(variable(directory), String.join(" \\\n    ", paths))));
  }

  private void restTarget() {
    out.append("\n# Modules that the plan does not know, after all others\n");
    out.append(stampOf("rest")).append(": $(if $(modplan-changed),modplan-force) |");
    build.steps().forEach(step -> out.append(" \\\n  ").append(stampOf(step.id())));
    out.append("\n\t@$(call modplan-run,rest,%s)\n".formatted(Collector.REST.environment()));
  }

  private void cleanTarget() {
    out.append("\nmodplan-clean:\n");
    List<String> words = new ArrayList<>();
    for (String compiled : build.compiled()) {
      words.add(MakeQuoting.shellWord(compiled));
    }
    for (int from = 0; from < words.size(); from += NAMES_IN_ONE_COMMAND) {
      int to = Math.min(from + NAMES_IN_ONE_COMMAND, words.size());
      out.append("\t@if cd $(call modplan-word,$(MODPLAN_OUTDIR)) 2>/dev/null; then rm -f \\\n\t  ")
          .append(String.join(" \\\n\t  ", words.subList(from, to)))
          .append("; fi\n");
    }
    out.append("\t@rm -rf $(call modplan-word,$(modplan-state))\n");
  }
}

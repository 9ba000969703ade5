package modplan.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/**
 * Writes a fragment for GNU Make 4 that runs a plan: one stamp a step, each remade by one Guile
 * process with the driver, which decides for each module whether it is stale.
 */
public final class MakeEmitter {
  private static final String DRIVER = "modplan-driver.scm";
  private static final int NAMES_IN_ONE_COMMAND = 100; // a shell command has a greatest length
  private static final double MICROS = 1e6;

  private final CompilePlan plan;
  private final MakeSettings settings;
  private final Map<ModuleName, PlannedModule> modules = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private MakeEmitter(CompilePlan plan, MakeSettings settings) {
    this.plan = plan;
    this.settings = settings;
    plan.modules().forEach(module -> modules.put(module.name(), module));
  }

  /**
   * The fragment, the plan as its driver reads it, and the driver.
   *
   * @throws UnquotableNameException if a file has a name that Make cannot be told
   */
  public static MakeFiles emit(CompilePlan plan, MakeSettings settings) {
    if (settings.directories().size() != plan.directories()) {
      throw new IllegalArgumentException(
          "the plan has %d directories, not %d"
              .formatted(plan.directories(), settings.directories().size()));
    }
    MakeQuoting.prerequisite(settings.fileName()); // refuses what cannot be quoted
    MakeEmitter emitter = new MakeEmitter(plan, settings);
    String stamp =
        "Made by modplan %s; plan sha256:%s".formatted(settings.version(), PlanJson.hash(plan));
    return new MakeFiles(
        List.of(
            new MakeFiles.GeneratedFile(settings.fileName(), emitter.fragment(stamp)),
            new MakeFiles.GeneratedFile(
                dataName(settings), PlanData.write(plan, ";; " + stamp + "\n")),
            new MakeFiles.GeneratedFile(DRIVER, resource("driver.scm"))));
  }

  private static String dataName(MakeSettings settings) {
    return settings.fileName() + ".plan";
  }

  private static String resource(String name) {
    try (InputStream in = MakeEmitter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fragment(String stamp) {
    out.append("# ").append(stamp).append('\n');
    String prelude = resource("prelude.mk");
    out.append(
        prelude
            .replace("@DIRECTORIES@\n", directories())
            .replace("@ARGUMENTS@", arguments())
            .replace("@DATA@", MakeQuoting.value(dataName(settings)))
            .replace("@DRIVER@", DRIVER));
    allTarget();
    plan.steps().forEach(this::step);
    cleanTarget();
    out.append(resource("postlude.mk"));
    return out.toString();
  }

  // ---------------------------------------------------------------- directories

  /** MODPLAN_SRCDIR is the first root; more directories have numbers. */
  private static String variable(int directory) {
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

  private String arguments() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < settings.directories().size(); i++) {
      words.append(" $(call modplan-word,$(").append(variable(i)).append("))");
    }
    return words.toString();
  }

  private static String source(int directory, String path) {
    return "$(call modplan-name,$(%s))/%s"
        .formatted(variable(directory), MakeQuoting.prerequisite(path));
  }

  // ---------------------------------------------------------------- targets

  private static String stampOf(int step) {
    return "$(modplan-state-name)/%d.stamp".formatted(step);
  }

  private void allTarget() {
    out.append("\nmodplan-all:");
    // Make starts ready targets in this order, the order of the plan.
    plan.steps().forEach(step -> out.append(" \\\n  ").append(stampOf(step.id())));
    out.append('\n');
  }

  private void step(Step step) {
    out.append(
        "\n# %d %s, predicted %.1f s of CPU, %d MiB\n"
            .formatted(
                step.modules().size(),
                step.modules().size() == 1 ? "module" : "modules",
                step.predicted().cpuMicros() / MICROS,
                step.predicted().rssMiB()));
    out.append(stampOf(step.id())).append(": \\\n  $(modplan-driver-name) $(modplan-plan-name)");
    step.waitsFor().forEach(id -> out.append(" \\\n  ").append(stampOf(id)));
    TreeSet<String> sources = new TreeSet<>();
    TreeSet<String> includes = new TreeSet<>();
    List<String> compiled = new ArrayList<>();
    step.modules().forEach(name -> compiled.add(module(name).compiledPath()));
    // What is loaded from source without waiting for its step matters as much as the members.
    for (ModuleName name : new TreeSet<>(concat(step.modules(), step.loads()))) {
      PlannedModule module = module(name);
      sources.add(source(module.directory(), module.path()));
      for (String include : module.includes()) {
        if (MakeQuoting.isPlain(include)) {
          includes.add("$(wildcard %s)".formatted(source(module.directory(), include)));
        }
      }
    }
    sources.forEach(source -> out.append(" \\\n  ").append(source));
    includes.forEach(include -> out.append(" \\\n  ").append(include));
    if (compiled.stream().allMatch(MakeQuoting::isPlain)) {
      out.append(" \\\n  $(call modplan-missing,").append(String.join(" ", compiled)).append(')');
    }
    out.append("\n\t@$(call modplan-run,").append(step.id()).append(")\n");
  }

  private static <T> List<T> concat(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private void cleanTarget() {
    out.append("\nmodplan-clean:\n");
    List<String> words = new ArrayList<>();
    for (PlannedModule module : plan.modules()) {
      words.add(MakeQuoting.shellWord(module.compiledPath()));
    }
    for (int from = 0; from < words.size(); from += NAMES_IN_ONE_COMMAND) {
      int to = Math.min(from + NAMES_IN_ONE_COMMAND, words.size());
      out.append("\t@if cd $(call modplan-word,$(MODPLAN_OUTDIR)) 2>/dev/null; then rm -f \\\n\t  ")
          .append(String.join(" \\\n\t  ", words.subList(from, to)))
          .append("; fi\n");
    }
    out.append("\t@rm -rf $(call modplan-word,$(modplan-state))\n");
  }

  private PlannedModule module(ModuleName name) {
    PlannedModule module = modules.get(name);
    if (module == null) {
      throw new IllegalArgumentException("no module of the plan is called " + name);
    }
    return module;
  }
}

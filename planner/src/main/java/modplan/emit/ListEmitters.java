package modplan.emit;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import modplan.project.UsageException;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/** Writes plans as lists, for build systems that are kept by hand. */
public final class ListEmitters {
  private ListEmitters() {}

  /**
   * Variables for a makefile or a Makefile.am, with paths below the directory of the module: {@code
   * MODPLAN_STEPS}, and for step 1 {@code MODPLAN_STEP1}, {@code MODPLAN_STEP1_GO}, {@code
   * MODPLAN_STEP1_WAITS}.
   *
   * @throws UnquotableNameException if a file has a name that cannot stand in such a list
   */
  public static List<GeneratedFile> makeVariables(CompilePlan plan, EmitSettings settings) {
    Build build = Build.of(plan, settings);
    StringBuilder out = new StringBuilder("# ").append(build.stamp()).append('\n');
    out.append(
        "# Steps in the order in which they should start; _WAITS are the steps that must have ended.\n");
    variable(
        out, "MODPLAN_STEPS", build.steps().stream().map(s -> String.valueOf(s.id())).toList());
    for (int i = 0; i < build.steps().size(); i++) {
      Step planned = plan.steps().get(i);
      BuildStep step = build.steps().get(i);
      String name = "MODPLAN_STEP" + step.id();
      out.append("\n# ").append(step.remark()).append(", ").append(planned.protocol()).append('\n');
      variable(out, name, planned.modules().stream().map(m -> module(plan, m).path()).toList());
      variable(out, name + "_GO", step.compiled());
      variable(out, name + "_WAITS", step.waitsFor().stream().map(String::valueOf).toList());
    }
    return List.of(new GeneratedFile(settings.fileName(), out.toString()));
  }

  private static void variable(StringBuilder out, String name, List<String> words) {
    for (String word : words) {
      if (!MakeQuoting.isPlain(word)) {
        throw new UnquotableNameException(
            "%s: a list of names in Make cannot hold this one; rename the file or --exclude it"
                .formatted(Unprintable.shown(word)));
      }
    }
    out.append(name).append(" =");
    boolean isLong = String.join(" ", words).length() > 70;
    words.forEach(word -> out.append(isLong ? " \\\n  " : " ").append(word));
    out.append('\n');
  }

  /**
   * An association list of Scheme: {@code ("step-2" (modules (a b) ...) (depends-on "step-1"
   * ...))}.
   */
  public static List<GeneratedFile> guix(CompilePlan plan, EmitSettings settings) {
    Build build = Build.of(plan, settings);
    StringBuilder out = new StringBuilder(";; ").append(build.stamp()).append('\n');
    out.append(
        ";; Name, modules in the order in which they are compiled, nodes to build before.\n(");
    String separator = "";
    for (Step step : plan.steps()) {
      out.append(separator).append("(\"step-%d\"\n  (modules".formatted(step.id()));
      step.modules().forEach(name -> out.append("\n   ").append(SchemeText.name(name)));
      out.append(")\n  (depends-on");
      TreeSet<Integer> waits = new TreeSet<>(step.waitsFor());
      out.append(waits.stream().map(" \"step-%d\""::formatted).collect(Collectors.joining()));
      out.append("))");
      separator = "\n ";
    }
    return List.of(new GeneratedFile(settings.fileName(), out.append(")\n").toString()));
  }

  private static PlannedModule module(CompilePlan plan, ModuleName name) {
    return plan.modules().stream()
        .filter(module -> module.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageException("no module of the plan is called " + name));
  }
}

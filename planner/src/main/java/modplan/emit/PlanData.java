package modplan.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/** A plan as the driver reads it: one Scheme datum, modules and steps a line each. */
final class PlanData {
  private final Map<ModuleName, Integer> index = new HashMap<>();
  private final CompilePlan plan;

  private PlanData(CompilePlan plan) {
    this.plan = plan;
    for (int i = 0; i < plan.modules().size(); i++) {
      index.put(plan.modules().get(i).name(), i);
    }
  }

  /** The datum; {@code header} holds comment lines. */
  static String write(CompilePlan plan, String header) {
    return new PlanData(plan).write(header);
  }

  private String write(String header) {
    StringBuilder out = new StringBuilder(header);
    out.append("(modplan-plan 3\n (roots %d)\n".formatted(plan.roots().size()));
    out.append(' ').append(list("warnings", strings(plan.build().warnings()))).append('\n');
    List<String> exclude = plan.build().exclude().stream().map(GlobRegex::of).toList();
    out.append(' ').append(list("exclude", strings(exclude))).append("\n (known");
    plan.notPlanned().forEach(file -> known(file.file(), out));
    out.append(")\n (modules");
    for (int i = 0; i < plan.modules().size(); i++) {
      out.append("\n  ").append(module(i, plan.modules().get(i)));
    }
    out.append(")\n (steps");
    for (Step step : plan.steps()) {
      out.append("\n  ")
          .append(
              "(%d %s %s %s %s)"
                  .formatted(
                      step.id(),
                      step.protocol(),
                      indices("modules", step.modules()),
                      indices("loads", step.loads()),
                      list("waits", step.waitsFor().stream().map(String::valueOf).toList())));
    }
    return out.append("))\n").toString();
  }

  /** A file of the roots that is not compiled, with the root that it lies in. */
  private void known(String file, StringBuilder out) {
    for (int i = 0; i < plan.roots().size(); i++) {
      String prefix = plan.roots().size() == 1 ? "" : plan.roots().get(i) + "/";
      if (file.startsWith(prefix)) {
        out.append(
            "\n  (%d . %s)".formatted(i, SchemeText.string(file.substring(prefix.length()))));
        return;
      }
    }
  }

  private static List<String> strings(List<String> texts) {
    return texts.stream().map(SchemeText::string).toList();
  }

  private String module(int i, PlannedModule module) {
    return "(%d %s %d %s %d %s %s %s %s %s %s %s)"
        .formatted(
            i,
            name(module.name()),
            module.directory(),
            SchemeText.string(module.path()),
            module.optLevel(),
            list("options", strings(module.options())),
            SchemeText.string(module.header()),
            indices("imports", module.imports()),
            indices("others", module.mentions()),
            list("includes", strings(module.includes())),
            list("externals", module.externalImports().stream().map(PlanData::name).toList()),
            list("references", module.externalMentions().stream().map(PlanData::name).toList()));
  }

  private String indices(String head, List<ModuleName> names) {
    return list(head, names.stream().map(name -> String.valueOf(index.get(name))).toList());
  }

  private static String list(String head, List<String> elements) {
    return elements.isEmpty()
        ? "(" + head + ")"
        : "(" + head + " " + String.join(" ", elements) + ")";
  }

  /** Strings, because a symbol can hold any character. */
  private static String name(ModuleName name) {
    return name.parts().stream().map(SchemeText::string).collect(Collectors.joining(" ", "(", ")"));
  }
}

package modplan.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modplan.syntax.ModuleName;

/**
 * A change of the code that is assumed to have been made.
 *
 * @param kind {@link Kind#REMOVE}: the module does not need the other one any more; {@link
 *     Kind#DELAY}: only when one of its procedures is called, so that neither loading nor compiling
 *     it loads the other one. For a plan both are the same.
 */
public record Assumption(Kind kind, ModuleName from, ModuleName to) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*(remove|delay)\\s+\\(([^()]+)\\)\\s*->\\s*\\(([^()]+)\\)\\s*");

  /** What is done to the import. */
  public enum Kind {
    REMOVE,
    DELAY
  }

  /**
   * Reads {@code remove (a b)->(c d)}.
   *
   * @throws InvalidAssumptionException if the text is not of this form
   */
  public static Assumption parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidAssumptionException(
          "'%s' is not of the form 'remove (a b)->(c d)' or 'delay (a b)->(c d)'".formatted(text));
    }
    return new Assumption(
        matcher.group(1).equals("remove") ? Kind.REMOVE : Kind.DELAY,
        name(matcher.group(2)),
        name(matcher.group(3)));
  }

  private static ModuleName name(String words) {
    return ModuleName.of(words.strip().split("\\s+", -1));
  }

  /**
   * The graph after the change.
   *
   * @throws InvalidAssumptionException if the module does not need the other one
   */
  static CompileGraph apply(CompileGraph graph, List<Assumption> assumptions) {
    if (assumptions.isEmpty()) {
      return graph;
    }
    Map<ModuleName, PlannedModule> changed = new HashMap<>();
    graph.modules().forEach(module -> changed.put(module.name(), module));
    for (Assumption assumption : assumptions) {
      PlannedModule module = changed.get(assumption.from());
      if (module == null
          || !(module.imports().contains(assumption.to())
              || module.mentions().contains(assumption.to()))) {
        throw new InvalidAssumptionException(
            "%s does not need %s, as far as the plan goes"
                .formatted(assumption.from(), assumption.to()));
      }
      changed.put(module.name(), without(module, assumption.to()));
    }
    List<PlannedModule> modules = new ArrayList<>();
    for (PlannedModule module : graph.modules()) {
      modules.add(changed.getOrDefault(module.name(), module));
    }
    return new CompileGraph(modules, graph.notPlanned(), graph.process());
  }

  private static PlannedModule without(PlannedModule module, ModuleName other) {
    return new PlannedModule(
        module.name(),
        module.file(),
        module.directory(),
        module.path(),
        module.bytes(),
        module.optLevel(),
        module.cost(),
        module.imports().stream().filter(name -> !name.equals(other)).toList(),
        module.mentions().stream().filter(name -> !name.equals(other)).toList(),
        module.includes(),
        module.externalImports(),
        module.externalMentions(),
        module.preload(),
        module.options(),
        module.header());
  }

  @Override
  public String toString() {
    return "%s %s->%s".formatted(kind == Kind.REMOVE ? "remove" : "delay", from, to);
  }
}

package modplan.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.project.UsageException;
import modplan.syntax.ModuleName;

/** Finds the module that a user names on the command line. */
public final class NamedModule {
  private NamedModule() {}

  /**
   * The module of the roots with this name; parentheses and more than one space do not matter.
   *
   * @throws UsageException if there is none; the message has the name that is most like it
   */
  public static Module find(ModuleGraph graph, String text) {
    String inside = text.strip().replaceAll("^\\(|\\)$", "").strip();
    if (inside.isEmpty()) {
      throw new UsageException("'%s' is no name of a module; write '(a b)'".formatted(text));
    }
    ModuleName name = new ModuleName(List.of(inside.split("\\s+")));
    Module module = graph.module(name);
    if (module == null) {
      throw new UsageException(
          "there is no module %s in the roots; %s"
              .formatted(
                  name,
                  nearest(name.toString(), graph)
                      .map("did you mean '%s'?"::formatted)
                      .orElse("write names as '(a b)'")));
    }
    return module;
  }

  /** By Levenshtein's distance, up to a third of the name. */
  private static Optional<String> nearest(String name, ModuleGraph graph) {
    return graph.modules().stream()
        .map(Module::toString)
        .map(candidate -> new Near(candidate, distance(name, candidate)))
        .filter(near -> near.distance <= name.length() / 3)
        .min(Comparator.comparingInt(near -> near.distance))
        .map(near -> near.name);
  }

  private record Near(String name, int distance) {}

  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}

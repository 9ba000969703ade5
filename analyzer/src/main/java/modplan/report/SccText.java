package modplan.report;

import java.util.List;
import java.util.stream.Collectors;
import modplan.graph.Edge;
import modplan.graph.ImportCycle;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;

/** The import cycles as a table for people, a shortest cycle below each row. */
public final class SccText {
  private static final int LISTED = 3;

  private SccText() {}

  public static String write(ModuleGraph graph, List<ImportCycle> cycles) {
    if (cycles.isEmpty()) {
      return "no import cycle in %s\n".formatted(count(graph.modules().size(), "module"));
    }
    StringBuilder out = new StringBuilder("modules      bytes  imports  members\n");
    int members = 0;
    for (ImportCycle cycle : cycles) {
      members += cycle.component().size();
      out.append(
          "%7d %10d %8d  %s\n"
              .formatted(cycle.component().size(), cycle.bytes(), cycle.imports(), members(cycle)));
      for (Edge hop : cycle.witness()) {
        out.append("    ").append(WhyText.hop(hop)).append('\n');
      }
    }
    return out.append('\n')
        .append(
            "%s of %d in %s\n"
                .formatted(
                    count(members, "module"),
                    graph.modules().size(),
                    count(cycles.size(), "import cycle")))
        .toString();
  }

  private static String members(ImportCycle cycle) {
    List<Module> members = cycle.component().members();
    String first =
        members.stream().limit(LISTED).map(Module::toString).collect(Collectors.joining(", "));
    return members.size() > LISTED ? first + ", ..." : first;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

package modplan.report;

import java.util.List;
import modplan.graph.Edge;
import modplan.graph.Module;

/** A chain of modules that need one another, a line for each hop. */
public final class WhyText {
  private WhyText() {}

  /**
   * The report.
   *
   * @param hops from one module to the other, empty if there is no chain
   * @param allKinds whether more than imports was followed
   */
  public static String write(Module from, Module to, List<Edge> hops, boolean allKinds) {
    if (hops.isEmpty()) {
      return "%s does not need %s: no chain of %s leads there\n"
          .formatted(from, to, allKinds ? "imports, autoloads and references" : "imports");
    }
    StringBuilder out = new StringBuilder();
    for (Edge hop : hops) {
      out.append(hop(hop)).append('\n');
    }
    return out.toString();
  }

  /** {@code file:line:column: (a) imports (b)}. */
  static String hop(Edge hop) {
    return "%s: %s %s %s".formatted(hop.place(), hop.from(), verb(hop), hop.target());
  }

  private static String verb(Edge hop) {
    if (hop.mention().isEagerImport()) {
      return "imports";
    }
    return switch (hop.mention().kind()) {
      case AUTOLOAD -> "autoloads";
      case MODULE_REF, MODULE_PRIVATE_REF -> "refers to";
      default -> "imports inside another form";
    };
  }
}

package modplan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.report.GraphView.Arrow;
import modplan.report.GraphView.Node;

/**
 * The module graph for Graphviz. Import cycles are clusters; solid arrows are imports, dashed ones
 * autoloads, dotted ones references such as {@code (@ (a b) x)}.
 */
public final class GraphDot {
  private GraphDot() {}

  public static String write(GraphView view) {
    StringBuilder dot = new StringBuilder();
    dot.append("digraph modules {\n");
    if (!view.note().isEmpty()) {
      dot.append("  // ").append(view.note()).append('\n');
    }
    dot.append("  rankdir=LR;\n");
    dot.append("  node [shape=box, style=filled, fillcolor=white, fontname=\"monospace\"];\n");
    dot.append("  edge [color=\"#444444\"];\n");
    Map<Integer, List<Node>> cycles = new TreeMap<>();
    for (Node node : view.nodes().values()) {
      if (node.cycle() >= 0) {
        cycles.computeIfAbsent(node.cycle(), id -> new ArrayList<>()).add(node);
      } else {
        node(dot, "  ", node);
      }
    }
    cycles.forEach((id, members) -> cluster(dot, id, members));
    view.arrows().forEach((arrow, mentions) -> arrow(dot, arrow, mentions));
    return dot.append("}\n").toString();
  }

  private static void cluster(StringBuilder dot, int id, List<Node> members) {
    int modules = members.stream().mapToInt(Node::modules).sum();
    dot.append("  subgraph cluster_").append(id).append(" {\n");
    dot.append("    label=\"import cycle of ").append(modules).append(" modules\";\n");
    dot.append("    style=filled; color=\"#f7d4d0\";\n");
    members.forEach(member -> node(dot, "    ", member));
    dot.append("  }\n");
  }

  private static void node(StringBuilder dot, String indent, Node node) {
    dot.append(indent).append(quote(node.label()));
    if (node.modules() > 1) {
      String label = node.label() + "\n" + node.modules() + " modules";
      dot.append(" [label=").append(quote(label)).append(", shape=box3d");
      dot.append(node.touchesCycles() && node.cycle() < 0 ? ", color=\"#c0392b\"]" : "]");
    }
    dot.append(";\n");
  }

  private static void arrow(StringBuilder dot, Arrow arrow, int mentions) {
    dot.append("  ").append(quote(arrow.from())).append(" -> ").append(quote(arrow.to()));
    List<String> attributes = new ArrayList<>();
    switch (arrow.style()) {
      case AUTOLOAD -> attributes.add("style=dashed");
      case REFERENCE -> attributes.add("style=dotted");
      case IMPORT -> {}
    }
    if (mentions > 1) {
      attributes.add("label=\"" + mentions + "\"");
    }
    if (!attributes.isEmpty()) {
      dot.append(" [").append(String.join(", ", attributes)).append(']');
    }
    dot.append(";\n");
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}

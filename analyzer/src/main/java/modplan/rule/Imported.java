package modplan.rule;

import java.util.HashMap;
import java.util.Map;
import modplan.graph.Edge;
import modplan.graph.ModuleGraph;
import modplan.module.Context;
import modplan.module.MentionKind;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/** Which names the code of the tree loads, each with the first place that does. */
final class Imported {
  private final Map<ModuleName, Edge> first = new HashMap<>();

  private Imported() {}

  static Imported of(ModuleGraph graph) {
    Imported imported = new Imported();
    for (Edge edge : graph.edges()) {
      if (loads(edge) && !isItself(edge)) {
        imported.first.putIfAbsent(edge.target(), edge);
      }
    }
    return imported;
  }

  private static boolean loads(Edge edge) {
    return edge.mention().context() != Context.DATA
        && edge.mention().kind() != MentionKind.RESOLVE_MODULE;
  }

  private static boolean isItself(Edge edge) {
    return edge.to() != null && edge.from() != null && edge.to().id() == edge.from().id();
  }

  boolean contains(ModuleName name) {
    return first.containsKey(name);
  }

  /** The first place that loads the module, or null. */
  @Nullable Edge by(ModuleName name) {
    return first.get(name);
  }
}

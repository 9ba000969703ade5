package modplan.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.module.MentionKind;

/** The {@code #:autoload} clauses of a tree, which several rules look at. */
final class Autoloads {
  private Autoloads() {}

  static Stream<Edge> of(Analysis analysis) {
    return of(analysis.graph().edges());
  }

  private static Stream<Edge> of(List<Edge> edges) {
    return edges.stream()
        .filter(edge -> edge.mention().kind() == MentionKind.AUTOLOAD && edge.from() != null);
  }

  /** The first clause for each pair of modules. */
  static Stream<Edge> firstOfEachPair(List<Edge> edges) {
    Set<Object> seen = new HashSet<>();
    return of(edges).filter(edge -> seen.add(List.of(importer(edge).id(), edge.target())));
  }

  /** The module that autoloads. */
  static Module importer(Edge edge) {
    return Objects.requireNonNull(edge.from());
  }
}

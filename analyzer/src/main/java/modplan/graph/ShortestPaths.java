package modplan.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import modplan.module.Mention;

/**
 * Shortest paths over the mentions of some kinds, by breadth-first search: linear in the edges, and
 * always the same path, since neighbours are visited in the order of names.
 */
public final class ShortestPaths {
  private final ModuleGraph graph;
  private final Predicate<Mention> follows;
  private final int[][] successors;

  private ShortestPaths(ModuleGraph graph, Predicate<Mention> follows, int[][] successors) {
    this.graph = graph;
    this.follows = follows;
    this.successors = successors;
  }

  /** Paths of eager imports. */
  public static ShortestPaths ofImports(ModuleGraph graph) {
    return new ShortestPaths(graph, Mention::isEagerImport, graph.imports());
  }

  /** Paths of all mentions that pass. */
  public static ShortestPaths of(ModuleGraph graph, Predicate<Mention> follows) {
    return new ShortestPaths(graph, follows, graph.successors(follows));
  }

  /**
   * The hops of a shortest path of at least one hop; from a module to itself that is a shortest
   * cycle. Empty if there is none.
   */
  public List<Edge> shortest(Module from, Module to) {
    int[] previous = new int[successors.length];
    Arrays.fill(previous, -1);
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(from.id());
    while (!queue.isEmpty()) {
      int v = queue.remove();
      for (int w : successors[v]) {
        if (w == to.id()) {
          return hops(previous, from.id(), v, w);
        }
        if (previous[w] < 0 && w != from.id()) {
          previous[w] = v;
          queue.add(w);
        }
      }
    }
    return List.of();
  }

  private List<Edge> hops(int[] previous, int from, int last, int to) {
    List<Edge> hops = new ArrayList<>();
    int w = to;
    for (int v = last; ; v = previous[v]) {
      hops.add(edge(v, w));
      w = v;
      if (v == from) {
        break;
      }
    }
    Collections.reverse(hops);
    return hops;
  }

  /** The first mention that makes the edge. */
  private Edge edge(int from, int to) {
    for (Edge edge : graph.edgesFrom(graph.modules().get(from))) {
      Module target = edge.to();
      if (target != null && target.id() == to && follows.test(edge.mention())) {
        return edge;
      }
    }
    throw new IllegalStateException("no mention makes the edge " + from + " -> " + to);
  }

  /** The first mention by which one module imports another. */
  public Edge edge(Module from, Module to) {
    return edge(from.id(), to.id());
  }
}

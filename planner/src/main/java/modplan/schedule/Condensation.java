package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.graph.StronglyConnected;

/**
 * The strongly connected components of a compile graph and the acyclic graph between them.
 * Components are numbered by first members. Time and memory are linear in the edges.
 */
final class Condensation {
  private final List<int[]> components;
  private final int[] componentOf;
  private final int[][] needs;
  private final int[][] users;
  private final int[] layerOf;
  private final int[] needsFirst;

  Condensation(int[][] moduleNeeds) {
    components = StronglyConnected.components(moduleNeeds);
    componentOf = new int[moduleNeeds.length];
    for (int c = 0; c < components.size(); c++) {
      for (int member : components.get(c)) {
        componentOf[member] = c;
      }
    }
    needs = new int[components.size()][];
    for (int c = 0; c < needs.length; c++) {
      int self = c;
      needs[c] =
          Arrays.stream(components.get(c))
              .flatMap(member -> Arrays.stream(moduleNeeds[member]))
              .map(other -> componentOf[other])
              .filter(other -> other != self)
              .sorted()
              .distinct()
              .toArray();
    }
    users = reversed(needs);
    needsFirst = topologicalOrder(needs, users);
    layerOf = new int[needs.length];
    for (int c : needsFirst) {
      for (int other : needs[c]) {
        layerOf[c] = Math.max(layerOf[c], layerOf[other] + 1);
      }
    }
  }

  private static int[][] reversed(int[][] needs) {
    List<List<Integer>> users = new ArrayList<>();
    for (int c = 0; c < needs.length; c++) {
      users.add(new ArrayList<>());
    }
    for (int c = 0; c < needs.length; c++) {
      for (int other : needs[c]) {
        users.get(other).add(c);
      }
    }
    return users.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Kahn's algorithm: what is needed comes before who needs it. */
  private static int[] topologicalOrder(int[][] needs, int[][] users) {
    int[] missing = new int[needs.length];
    int[] order = new int[needs.length];
    int count = 0;
    for (int c = 0; c < needs.length; c++) {
      missing[c] = needs[c].length;
      if (missing[c] == 0) {
        order[count++] = c;
      }
    }
    for (int next = 0; next < count; next++) {
      for (int user : users[order[next]]) {
        missing[user]--;
        if (missing[user] == 0) {
          order[count++] = user;
        }
      }
    }
    if (count < order.length) {
      throw new IllegalArgumentException("the graph has a cycle");
    }
    return order;
  }

  int size() {
    return components.size();
  }

  /** Modules of a component, sorted. */
  int[] members(int component) {
    return components.get(component);
  }

  int componentOf(int module) {
    return componentOf[module];
  }

  /** Components that a component needs directly, sorted. */
  int[] needs(int component) {
    return needs[component];
  }

  /** Components that need a component directly, sorted. */
  int[] users(int component) {
    return users[component];
  }

  /** All components, each behind those that it needs. */
  int[] needsFirst() {
    return needsFirst;
  }

  /**
   * Layers by longest path: the first holds the components that need none, each other one those
   * that need one of the layer before and none of a later one. No two components of a layer need
   * one another, directly or not.
   */
  List<int[]> layers() {
    int depth = Arrays.stream(layerOf).max().orElse(-1) + 1;
    List<List<Integer>> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      layers.add(new ArrayList<>());
    }
    for (int c = 0; c < layerOf.length; c++) {
      layers.get(layerOf[c]).add(c);
    }
    return layers.stream()
        .map(layer -> layer.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }
}

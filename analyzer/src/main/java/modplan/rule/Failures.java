package modplan.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.load.Mode;
import modplan.project.LoadPath;
import org.jspecify.annotations.Nullable;

/** Failures of modules that never load, whoever is the entry. */
final class Failures {
  private final int[][] importers;
  private final ModuleGraph graph;

  private final LoadPath loadPath;
  private final Interfaces interfaces;

  Failures(ModuleGraph graph, LoadPath loadPath, Interfaces interfaces) {
    this.graph = graph;
    this.loadPath = loadPath;
    this.interfaces = interfaces;
    List<List<Integer>> reverse = new ArrayList<>();
    int[][] imports = graph.imports();
    for (int v = 0; v < imports.length; v++) {
      reverse.add(new ArrayList<>());
    }
    for (int v = 0; v < imports.length; v++) {
      for (int w : imports[v]) {
        reverse.get(w).add(v);
      }
    }
    this.importers =
        reverse.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /**
   * The same for a module that an import keeps from loading; null if it is no import that the
   * module always carries out.
   */
  @Nullable Failure ofImport(Edge edge, String errorClass, String name, String says) {
    if (!edge.mention().isEagerImport()) {
      return null;
    }
    Module importer = importer(edge);
    return importer == null && edge.file().facts().modules().isEmpty()
        ? ofLoading(edge.file().facts().file(), errorClass, name, says)
        : ofLoading(importer, errorClass, name, says);
  }

  /**
   * The same for a module that several imports ask for.
   *
   * @param shown the one whose importer stands first
   */
  @Nullable Failure ofImports(
      Edge shown, List<Edge> others, String errorClass, String name, String says) {
    Failure first = ofImport(shown, errorClass, name, says);
    if (first == null) {
      return null;
    }
    Set<String> entries = new TreeSet<>();
    for (Edge each : others) {
      if (each.mention().isEagerImport() && !failsBefore(each)) {
        loading(each.from()).forEach(module -> entries.add(module.toString()));
      }
    }
    return first.with(entries);
  }

  /** The module that has the import, or includes the file that has it; null if there is none. */
  private @Nullable Module importer(Edge edge) {
    if (edge.from() != null) {
      return edge.from();
    }
    String place = edge.place();
    return graph.edges().stream()
        .filter(
            each ->
                each.from() != null
                    && each.mention().location().equals(edge.mention().location())
                    && each.place().equals(place))
        .findFirst()
        .map(Edge::from)
        .orElse(null);
  }

  /** What the importer asks for, in its order; without a module, what the file does. */
  private List<Edge> siblings(Edge edge, @Nullable Module importer) {
    return importer != null
        ? graph.edgesFrom(importer)
        : graph.edges().stream()
            .filter(each -> each.from() == null && each.file().path().equals(edge.file().path()))
            .toList();
  }

  /** Whether the module fails with an import that comes before this one. */
  boolean failsBefore(Edge edge) {
    Module importer = importer(edge);
    boolean[] seen = new boolean[importers.length];
    if (importer != null) {
      seen[importer.id()] = true; // it is being loaded
    }
    Deque<Module> pending = new ArrayDeque<>();
    for (Edge each : siblings(edge, importer)) {
      if (each.place().equals(edge.place())) {
        break;
      }
      if (fails(each)) {
        return true;
      }
      follow(each, seen, pending);
    }
    while (!pending.isEmpty()) {
      for (Edge each : graph.edgesFrom(pending.pop())) {
        if (fails(each)) {
          return true;
        }
        follow(each, seen, pending);
      }
    }
    return false;
  }

  private static void follow(Edge edge, boolean[] seen, Deque<Module> pending) {
    Module to = edge.to();
    if (to != null && edge.mention().isEagerImport() && !seen[to.id()]) {
      seen[to.id()] = true;
      pending.push(to);
    }
  }

  private boolean fails(Edge edge) {
    return edge.mention().isEagerImport()
        && (isNowhere(edge) || !MissingExportRule.missing(edge, interfaces).isEmpty());
  }

  private boolean isNowhere(Edge edge) {
    return edge.to() == null && loadPath.origin(edge.target()) == LoadPath.Origin.UNKNOWN;
  }

  /** A file that is no module, as a manifest: nobody imports it, it is loaded by its name. */
  private static Failure ofLoading(String file, String errorClass, String name, String says) {
    return new Failure(
        Mode.LOAD_SOURCE,
        Failure.Effect.FAILS,
        List.of(file),
        List.of(file),
        errorClass,
        name,
        says);
  }

  /** The module fails when it is loaded, and with it all that import it. */
  @Nullable Failure ofLoading(
      @Nullable Module module, String errorClass, String name, String says) {
    if (module == null) {
      return null;
    }
    List<String> entries = new ArrayList<>();
    loading(module).forEach(each -> entries.add(each.toString()));
    List<String> stack = List.of(module.site().file().facts().file());
    return new Failure(
        Mode.LOAD_SOURCE, Failure.Effect.FAILS, entries, stack, errorClass, name, says);
  }

  /** The module, and behind it those that import it, directly or through others, by their ids. */
  List<Module> loading(@Nullable Module module) {
    if (module == null) {
      return List.of();
    }
    boolean[] fails = new boolean[importers.length];
    int[] queue = new int[importers.length];
    int end = 0;
    queue[end++] = module.id();
    fails[module.id()] = true;
    for (int next = 0; next < end; next++) {
      for (int importer : importers[queue[next]]) {
        if (!fails[importer]) {
          fails[importer] = true;
          queue[end++] = importer;
        }
      }
    }
    List<Module> all = new ArrayList<>();
    all.add(module);
    Arrays.stream(queue, 1, end).sorted().forEach(id -> all.add(graph.modules().get(id)));
    return all;
  }
}

package modplan.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.load.Mode;
import org.jspecify.annotations.Nullable;

/** Failures of modules that never load, whoever is the entry. */
final class Failures {
  private final int[][] importers;
  private final ModuleGraph graph;

  Failures(ModuleGraph graph) {
    this.graph = graph;
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

  /** The module fails when it is loaded, and with it all that import it. */
  @Nullable Failure ofLoading(
      @Nullable Module module, String errorClass, String name, String says) {
    if (module == null) {
      return null;
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
    List<String> entries = new ArrayList<>();
    entries.add(module.toString());
    Arrays.stream(queue, 1, end)
        .sorted()
        .forEach(id -> entries.add(graph.modules().get(id).toString()));
    List<String> stack = List.of(module.site().file().facts().file());
    return new Failure(
        Mode.LOAD_SOURCE, Failure.Effect.FAILS, entries, stack, errorClass, name, says);
  }
}

package modplan.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.load.AutoloadLookups;
import modplan.load.Hazard;
import modplan.load.Mode;
import modplan.project.LoadPath;
import modplan.project.ProjectFile;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/** Failures of modules that never load, whoever is the entry, and with which entries they show. */
final class Failures {
  private final int[][] importers;
  private final ModuleGraph graph;

  private final LoadPath loadPath;
  private final Supplier<LoadHazards> hazards;
  private final LoadFailures loadFailures;
  private @Nullable HalfLoaded halfLoaded;
  private @Nullable FirstFailures firsts;
  private final Map<String, String> entries = new ConcurrentHashMap<>();

  /**
   * @param hazards of the same graph, asked for when a failure is looked for
   */
  Failures(
      ModuleGraph graph, LoadPath loadPath, Interfaces interfaces, Supplier<LoadHazards> hazards) {
    this.graph = graph;
    this.hazards = hazards;
    this.loadPath = loadPath;
    this.loadFailures =
        new LoadFailures(
            graph,
            this::isNowhere,
            edge -> !MissingExportRule.missing(edge, interfaces).isEmpty(),
            module -> AutoloadReexportRule.reExportsAutoload(module, graph, interfaces),
            Failures::firstMention,
            () -> halfLoaded().modules());
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
   * A failure, and when it shows.
   *
   * @param failure null if nothing is known to show it
   * @param isBehind whether each of its entries fails with something else before
   */
  record Shown(@Nullable Failure failure, boolean isBehind) {
    static final Shown NEVER = new Shown(null, false);
  }

  /**
   * Looks up what does not depend on hazards: for whoever has nothing better to do while these are
   * being searched for.
   */
  synchronized void lookAhead() {
    loadFailures.lookAhead();
  }

  /** What an import does that asks for a name which the module does not export. */
  Shown ofImport(Edge edge, String errorClass, String name, String says) {
    return ofImports(List.of(edge), errorClass, name, says);
  }

  /** What imports do that cannot be carried out, all for the same reason. */
  Shown ofImports(List<Edge> edges, String errorClass, String name, String says) {
    Set<String> places = new HashSet<>();
    Map<Integer, Module> loading = new LinkedHashMap<>();
    Failure behind = null;
    for (Edge edge : edges) {
      Module importer = edge.mention().isEagerImport() ? importer(edge) : null;
      if (importer != null) {
        places.add(edge.place());
        loading(importer).forEach(module -> loading.put(module.id(), module));
        behind = behind == null ? ofLoading(importer, errorClass, name, says) : behind;
      }
    }
    return behind == null
        ? ofFiles(edges, errorClass, name, says)
        : shown(
            loading.values(),
            met -> met.edge() != null && places.contains(met.edge().place()),
            behind);
  }

  /** The same of files that are no modules, as a manifest: they are loaded by their names. */
  private Shown ofFiles(List<Edge> edges, String errorClass, String name, String says) {
    Failure behind = null;
    for (Edge edge : edges) {
      if (edge.mention().isEagerImport() && edge.file().facts().modules().isEmpty()) {
        String file = edge.file().facts().file();
        Failure failure = failure(List.of(file), List.of(file), errorClass, name, says);
        if (firsts().ofFile(importsOfFile(edge)).isImport(edge.place())) {
          return new Shown(failure, false);
        }
        behind = behind == null ? failure : behind;
      }
    }
    return new Shown(behind, behind != null);
  }

  /** What a module form does that re-exports an autoloaded name. */
  Shown ofReExport(Module module, String errorClass, String name, String says) {
    return shown(
        loading(module),
        met -> met.kind() == Met.Kind.RE_EXPORT && met.isOf(module),
        ofLoading(module, errorClass, name, says));
  }

  /**
   * The entries of a hazard with which nothing else goes wrong before it, and which are modules of
   * the roots; all of them if it is not said to be the first.
   */
  List<String> meeting(Hazard hazard, List<String> entries) {
    if (!LoadHazards.isFirstFailure(hazard) || !hazard.isCertain()) {
      return entries;
    }
    return entries.stream()
        .filter(
            entry -> {
              Module module = hazards.get().module(entry);
              return module == null || firsts().isFirst(hazard, module);
            })
        .toList();
  }

  /**
   * The failure with those entries that come to it; all of them are behind another if none does.
   */
  private Shown shown(Collection<Module> loading, Predicate<Met> isThis, Failure behind) {
    Map<Integer, Module> entries = new LinkedHashMap<>();
    Collection<Module> all = firsts().loading(loading);
    for (boolean itself : new boolean[] {true, false}) { // the shortest stacks first
      for (Module each : all) {
        Met met = firsts().of(each);
        if (isThis.test(met) && (met.isOf(each) || !itself)) {
          entries.putIfAbsent(each.id(), each);
        }
      }
    }
    return entries.isEmpty()
        ? new Shown(behind, true)
        : new Shown(
            failure(
                entries.values().stream().map(Failures::entry).toList(),
                firsts().stack(entries.values().iterator().next()),
                behind.errorClass(),
                behind.name(),
                behind.says()),
            false);
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

  /** What a file that is no module asks for, in its order. */
  private List<Edge> importsOfFile(Edge edge) {
    return graph.edges().stream()
        .filter(each -> each.from() == null && each.file().path().equals(edge.file().path()))
        .toList();
  }

  private boolean isNowhere(Edge edge) {
    return edge.to() == null && loadPath.origin(edge.target()) == LoadPath.Origin.UNKNOWN;
  }

  private synchronized FirstFailures firsts() {
    FirstFailures known = firsts;
    if (known == null) {
      known = new FirstFailures(graph, loadFailures, halfLoaded(), hazards.get()::earlyNeed);
      firsts = known;
    }
    return known;
  }

  private synchronized HalfLoaded halfLoaded() {
    HalfLoaded known = halfLoaded;
    if (known == null) {
      LoadHazards loadHazards = hazards.get();
      known =
          new HalfLoaded(loadHazards.firsts(), hazard -> Set.copyOf(loadHazards.entries(hazard)));
      halfLoaded = known;
    }
    return known;
  }

  /** The form that first mentions a name of an autoload; null if none does. */
  private static @Nullable Location firstMention(Edge autoload) {
    Module importer = Autoloads.importer(autoload);
    return AutoloadLookups.firstMention(
        importer.site().file().facts(), Set.copyOf(autoload.mention().names()));
  }

  /** The module fails when it is loaded, and with it all that import it. */
  private Failure ofLoading(Module module, String errorClass, String name, String says) {
    return failure(
        loading(module).stream().map(Failures::entry).toList(),
        List.of(module.site().file().facts().file()),
        errorClass,
        name,
        says);
  }

  /** How an entry is named: by its file where no import finds the module there, as in scripts. */
  private static String entry(Module module) {
    ProjectFile file = module.site().file();
    return file.loadName().equals(module.name().path()) ? module.toString() : file.facts().file();
  }

  /** The same of a name as Scheme writes it. */
  String entry(String module) {
    return entries.computeIfAbsent(
        module,
        name -> {
          Module known = hazards.get().module(name);
          return known == null ? name : entry(known);
        });
  }

  private static Failure failure(
      List<String> entries, List<String> stack, String errorClass, String name, String says) {
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

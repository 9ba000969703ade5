package modplan.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.module.Context;
import modplan.module.MentionKind;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * Where in a graph loading may fail, and which modules load these places, each looked up once. Not
 * for several threads at a time.
 */
final class LoadFailures {
  private final ModuleGraph graph;
  private final Predicate<Edge> isNowhere;
  private final Predicate<Edge> lacksNames;
  private final Predicate<Module> reExportsAutoload;
  private final Function<Edge, @Nullable Location> firstMention;
  private final Supplier<Set<String>> halfLoaded;
  private final BitSet reExporting = new BitSet();
  private final BitSet reExportsAsked = new BitSet();
  private final IdentityHashMap<Edge, Boolean> lacking = new IdentityHashMap<>();
  private final @Nullable Outgoing[] outgoing;
  private @Nullable BitSet always;
  private @Nullable BitSet mayFail;
  private @Nullable List<List<Integer>> sources;

  /** Modules that load one another over imports and those autoloads that matter, by number. */
  private int @Nullable [] components;

  /**
   * @param isNowhere whether an import asks for a module that nobody finds
   * @param lacksNames whether it asks for names that are not exported
   * @param reExportsAutoload whether the module form re-exports what it autoloads
   * @param firstMention the form that first mentions a name of an autoload; null if none does
   * @param halfLoaded modules that may be met half loaded; not asked for by {@link #lookAhead}
   */
  LoadFailures(
      ModuleGraph graph,
      Predicate<Edge> isNowhere,
      Predicate<Edge> lacksNames,
      Predicate<Module> reExportsAutoload,
      Function<Edge, @Nullable Location> firstMention,
      Supplier<Set<String>> halfLoaded) {
    this.graph = graph;
    this.isNowhere = isNowhere;
    this.lacksNames = lacksNames;
    this.reExportsAutoload = reExportsAutoload;
    this.firstMention = firstMention;
    this.halfLoaded = halfLoaded;
    this.outgoing = new Outgoing[graph.modules().size()];
  }

  /** Looks up what has nothing to do with modules that are half loaded. */
  void lookAhead() {
    for (Module module : graph.modules()) {
      reExports(module);
      graph.edgesFrom(module).stream()
          .filter(edge -> edge.mention().isEagerImport())
          .forEach(this::fails);
    }
  }

  boolean isNowhere(Edge edge) {
    return isNowhere.test(edge);
  }

  /** What the imports of a module come to: looked up once, for every walk goes over it. */
  Outgoing from(Module module) {
    Outgoing known = outgoing[module.id()];
    if (known == null) {
      List<Edge> edges = graph.edgesFrom(module);
      known = new Outgoing(module, edges, this::fails, () -> autoloads(edges), edge -> false);
      outgoing[module.id()] = known;
    }
    return known;
  }

  private List<Outgoing.Deferred> autoloads(List<Edge> edges) {
    List<Outgoing.Deferred> autoloads = new ArrayList<>();
    for (Edge edge : edges) {
      Location form = isDeferred(edge) ? firstMention.apply(edge) : null;
      if (form != null) {
        autoloads.add(new Outgoing.Deferred(edge, form));
      }
    }
    return autoloads;
  }

  /** Whether carrying out the import fails. */
  boolean fails(Edge edge) {
    return isNowhere.test(edge) || lacks(edge);
  }

  /** Whether it is an autoload of a module that may fail. */
  private boolean isDeferred(Edge edge) {
    return isAutoload(edge) && edge.to() != null && mayFail().get(edge.to().id());
  }

  private static boolean isAutoload(Edge edge) {
    return edge.mention().kind() == MentionKind.AUTOLOAD
        && edge.mention().context() == Context.EAGER;
  }

  /** Modules with something that may fail, and those that import or autoload one of these. */
  private BitSet mayFail() {
    BitSet found = mayFail;
    if (found == null) {
      found = new BitSet();
      Set<String> half = halfLoaded.get();
      for (Module module : graph.modules()) {
        if (half.contains(module.toString())
            || reExports(module)
            || graph.edgesFrom(module).stream()
                .anyMatch(edge -> edge.mention().isEagerImport() && fails(edge))) {
          found.set(module.id());
        }
      }
      found = graph.reaching(found, edge -> edge.mention().isEagerImport() || isAutoload(edge));
      mayFail = found;
    }
    return found;
  }

  /** Some modules, and those that load one of them by imports or by autoloads that may fail. */
  Collection<Module> loading(Collection<Module> some) {
    List<List<Integer>> known = sources;
    if (known == null) {
      known = graph.sources(this::loads);
      sources = known;
    }
    BitSet from = new BitSet();
    some.forEach(module -> from.set(module.id()));
    BitSet all = ModuleGraph.reaching(from, known);
    List<Module> loading = new ArrayList<>(some);
    all.andNot(from);
    all.stream().forEach(id -> loading.add(graph.modules().get(id)));
    return loading;
  }

  private boolean loads(Edge edge) {
    return edge.mention().isEagerImport() || isDeferred(edge);
  }

  /** The number of its component. */
  int component(Module module) {
    int[] numbers = components;
    if (numbers == null) {
      numbers = graph.componentsOver(this::loads);
      components = numbers;
    }
    return numbers[module.id()];
  }

  /** Modules that load one which has an import or a re-export that always fails. */
  BitSet always() {
    BitSet found = always;
    if (found == null) {
      found = new BitSet();
      for (Module module : graph.modules()) {
        if (reExports(module)
            || graph.edgesFrom(module).stream()
                .anyMatch(edge -> edge.mention().isEagerImport() && lacks(edge))) {
          found.set(module.id());
        }
      }
      found = graph.importersOf(found);
      always = found;
    }
    return found;
  }

  /** Whether its form re-exports what it autoloads. */
  boolean reExports(Module module) {
    int id = module.id();
    if (!reExportsAsked.get(id)) {
      reExporting.set(id, reExportsAutoload.test(module));
      reExportsAsked.set(id);
    }
    return reExporting.get(id);
  }

  private boolean lacks(Edge edge) {
    Boolean known = lacking.get(edge);
    if (known == null) {
      known = lacksNames.test(edge);
      lacking.put(edge, known);
    }
    return known;
  }
}

package modplan.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import modplan.module.Mention;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * The modules of the roots and everything that names a module. Edges point from the importer to the
 * imported module. Immutable; linear in the facts.
 */
public final class ModuleGraph {
  private final List<Module> modules;
  private final Map<ModuleName, Module> byName;
  private final List<Edge> edges;
  private final List<List<Edge>> edgesFrom;
  private final int[][] imports;
  private final List<Component> components;
  private final int[] componentOf;

  private ModuleGraph(List<Module> modules, Map<ModuleName, Module> byName, List<Edge> edges) {
    this.modules = List.copyOf(modules);
    this.byName = byName;
    this.edges = List.copyOf(edges);
    this.edgesFrom = edgesFrom(modules.size(), edges);
    this.imports = successors(Mention::isEagerImport);
    this.componentOf = new int[modules.size()];
    List<Component> found = new ArrayList<>();
    for (int[] members : StronglyConnected.components(imports)) {
      List<Module> named = new ArrayList<>(members.length);
      for (int member : members) {
        componentOf[member] = found.size();
        named.add(modules.get(member));
      }
      found.add(new Component(found.size(), named));
    }
    this.components = List.copyOf(found);
  }

  /** The graph of a project's roots. */
  public static ModuleGraph of(Project project) {
    Map<ModuleName, List<ModuleSite>> sites = new TreeMap<>();
    for (ProjectFile file : project.files()) {
      for (int i = 0; i < file.facts().modules().size(); i++) {
        ModuleSite site = new ModuleSite(file, i);
        sites.computeIfAbsent(site.fact().name(), name -> new ArrayList<>()).add(site);
      }
    }
    List<Module> modules = new ArrayList<>(sites.size());
    Map<ModuleName, Module> byName = new HashMap<>();
    sites.forEach(
        (name, defined) -> {
          defined.sort(Comparator.comparing(site -> !site.isOnPath()));
          Module module = new Module(modules.size(), name, defined);
          modules.add(module);
          byName.put(name, module);
        });
    return new ModuleGraph(modules, byName, edges(project, byName));
  }

  private static List<Edge> edges(Project project, Map<ModuleName, Module> byName) {
    List<Edge> edges = new ArrayList<>();
    for (ProjectFile file : project.files()) {
      for (Mention mention : file.facts().mentions()) {
        int owner = mention.module();
        Module from = owner < 0 ? null : byName.get(file.facts().modules().get(owner).name());
        edges.add(new Edge(file, mention, from, byName.get(mention.target())));
      }
    }
    return edges;
  }

  private static List<List<Edge>> edgesFrom(int modules, List<Edge> edges) {
    List<List<Edge>> from = new ArrayList<>(modules);
    for (int i = 0; i < modules; i++) {
      from.add(new ArrayList<>());
    }
    for (Edge edge : edges) {
      if (edge.from() != null) {
        from.get(edge.from().id()).add(edge);
      }
    }
    return from;
  }

  /** The same modules with other edges between them. */
  public ModuleGraph withEdges(List<Edge> others) {
    return new ModuleGraph(modules, byName, others);
  }

  /** All modules, by name; the index is the id. */
  public List<Module> modules() {
    return modules;
  }

  /** The module of the roots with this name, or null. */
  public @Nullable Module module(ModuleName name) {
    return byName.get(name);
  }

  /** Every mention of a module in the files of the roots, in the order of files and lines. */
  public List<Edge> edges() {
    return edges;
  }

  /** The mentions that belong to a module. */
  public List<Edge> edgesFrom(Module module) {
    return edgesFrom.get(module.id());
  }

  /** For each module the ids of those that it imports eagerly, sorted, without repetitions. */
  public int[][] imports() {
    return imports;
  }

  /** Some modules, by id, and those that import them, directly or through others. */
  public BitSet importersOf(BitSet some) {
    return reaching(some, edge -> edge.mention().isEagerImport());
  }

  /** Some modules, by id, and those from which edges that pass lead to them. */
  public BitSet reaching(BitSet some, Predicate<Edge> passes) {
    return reaching(some, sources(passes));
  }

  /** For each module the ids of those from which an edge that passes leads to it. */
  public List<List<Integer>> sources(Predicate<Edge> passes) {
    List<List<Integer>> sources = new ArrayList<>();
    for (int i = 0; i < imports.length; i++) {
      sources.add(new ArrayList<>());
    }
    for (int i = 0; i < imports.length; i++) {
      for (int target : targets(i, passes)) {
        sources.get(target).add(i);
      }
    }
    return sources;
  }

  /** Some modules, by id, and those that lead to them, of whose edges the {@link #sources} are. */
  public static BitSet reaching(BitSet some, List<List<Integer>> sources) {
    BitSet reached = new BitSet();
    reached.or(some);
    Deque<Integer> pending = new ArrayDeque<>();
    some.stream().forEach(pending::add);
    while (!pending.isEmpty()) {
      for (int source : sources.get(pending.remove())) {
        if (!reached.get(source)) {
          reached.set(source);
          pending.add(source);
        }
      }
    }
    return reached;
  }

  /**
   * For each module, by id, the number of its strongly connected component over edges that pass.
   */
  public int[] componentsOver(Predicate<Edge> passes) {
    int[][] successors = new int[modules.size()][];
    for (int v = 0; v < successors.length; v++) {
      successors[v] = targets(v, passes);
    }
    int[] numbers = new int[successors.length];
    List<int[]> found = StronglyConnected.components(successors);
    for (int i = 0; i < found.size(); i++) {
      for (int member : found.get(i)) {
        numbers[member] = i;
      }
    }
    return numbers;
  }

  /**
   * Successors over all edges whose mention passes, within the roots, sorted, without repetitions.
   */
  public int[][] successors(Predicate<Mention> passes) {
    int[][] successors = new int[modules.size()][];
    for (int v = 0; v < successors.length; v++) {
      successors[v] = targets(v, edge -> passes.test(edge.mention()));
    }
    return successors;
  }

  private int[] targets(int from, Predicate<Edge> passes) {
    TreeSet<Integer> targets = new TreeSet<>();
    for (Edge edge : edgesFrom.get(from)) {
      if (edge.to() != null && passes.test(edge)) {
        targets.add(edge.to().id());
      }
    }
    return targets.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Sets of two or more modules that reach one another over edges whose mention passes. */
  public List<List<Module>> cycles(Predicate<Mention> passes) {
    return StronglyConnected.components(successors(passes)).stream()
        .filter(members -> members.length > 1)
        .map(members -> Arrays.stream(members).mapToObj(modules::get).toList())
        .toList();
  }

  /** The strongly connected components of the eager import graph, single modules too. */
  public List<Component> components() {
    return components;
  }

  public Component componentOf(Module module) {
    return components.get(componentOf[module.id()]);
  }

  /** Components of two or more modules, the import cycles. */
  public List<Component> cycles() {
    return components.stream().filter(c -> c.size() > 1).toList();
  }

  /** Whether members of a component import one another, or its only member imports itself. */
  public boolean isCyclic(Component component) {
    int first = component.members().get(0).id();
    return component.size() > 1 || Arrays.binarySearch(imports[first], first) >= 0;
  }

  /**
   * Names of modules outside the roots that are imported, autoloaded or referred to in code,
   * sorted.
   */
  public List<ModuleName> externals() {
    TreeSet<ModuleName> names = new TreeSet<>();
    for (Edge edge : edges) {
      if (edge.to() == null && edge.mention().context() != modplan.module.Context.DATA) {
        names.add(edge.target());
      }
    }
    return List.copyOf(names);
  }
}

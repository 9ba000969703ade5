package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.Root;
import modplan.syntax.ModuleName;

/**
 * Finds the imports that are worth removing. Only an import without another way from the module to
 * what it imports (in a cycle: a strong bridge) changes what anybody loads; of these, the ones that
 * save the longest loads from source, and those that shrink a cycle most, are planned without.
 * O(edges^2) at worst; most searches end after a few steps.
 *
 * <p>Two searches differ by luck, too. So each plan that was found for a changed graph is tried on
 * the graph as it is, and the other way round; what is left is due to the change.
 */
public final class CutAdvisor {
  private static final int CYCLES_PLANNED = 5;

  private final CompileGraph graph;
  private final List<String> roots;
  private final PlanSettings settings;
  private final int[][] needs;
  private final long[] source;

  private CutAdvisor(CompileGraph graph, List<String> roots, PlanSettings settings) {
    this.graph = graph;
    this.roots = roots;
    this.settings = settings;
    this.needs = graph.needs();
    this.source =
        graph.modules().stream().mapToLong(module -> module.cost().loadSourceMicros()).toArray();
  }

  /**
   * Advice for a project.
   *
   * @param most how many imports are tried with a plan of their own
   */
  public static CutAdvice of(
      Project project, ModuleGraph modules, PlanSettings settings, int most) {
    CompileGraph graph = CompileGraphBuilder.build(project, modules, settings);
    return new CutAdvisor(graph, project.roots().stream().map(Root::label).toList(), settings)
        .advice(most);
  }

  static CutAdvice of(CompileGraph graph, PlanSettings settings, int most) {
    return new CutAdvisor(graph, List.of("."), settings).advice(most);
  }

  /** An import without another way to its target. */
  private record Bridge(int from, int to, int modules, long micros) {}

  /** A changed graph and the best steps known for it. */
  private static final class Variant {
    final Workload load;
    Timetable table;

    Variant(Workload load, Timetable table) {
      this.load = load;
      this.table = table;
    }
  }

  private CutAdvice advice(int most) {
    Condensation condensation = new Condensation(needs);
    List<Bridge> tried = worthTrying(bridges(), condensation, most);
    List<CutAdvice.Cycle> cycles = cycles(condensation);
    Variant base = search(graph);
    List<Variant> without = new ArrayList<>();
    for (Bridge bridge : tried) {
      without.add(search(changed(List.of(pair(bridge)))));
    }
    List<Variant> broken = new ArrayList<>();
    for (CutAdvice.Cycle cycle : cycles.subList(0, Math.min(CYCLES_PLANNED, cycles.size()))) {
      broken.add(search(changed(cycle.enough())));
    }
    Stream.concat(without.stream(), broken.stream()).forEach(v -> take(base, v.table));
    Stream.concat(without.stream(), broken.stream()).forEach(v -> take(v, base.table));
    CompilePlan plan = Planner.assemble(graph, base.load, base.table, roots, settings);
    List<CutAdvice.Import> imports = new ArrayList<>();
    for (int i = 0; i < without.size(); i++) {
      CutAdvice.Import judged =
          judge(tried.get(i), saving(base, without.get(i)), without.get(i), condensation);
      if (judged.saving().isWorthwhile(plan.predicted())) {
        imports.add(judged);
      }
    }
    imports.sort(
        Comparator.comparingLong((CutAdvice.Import i) -> -i.saving().makespanMicros())
            .thenComparingLong(i -> -i.saving().cpuMicros())
            .thenComparingLong(i -> -i.saving().rssMiB())
            .thenComparing(CutAdvice.Import::from)
            .thenComparing(CutAdvice.Import::to));
    for (int i = 0; i < broken.size(); i++) {
      CutAdvice.Cycle cycle = cycles.get(i);
      cycles.set(
          i,
          new CutAdvice.Cycle(
              cycle.members(),
              cycle.imports(),
              cycle.atLeast(),
              cycle.enough(),
              saving(base, broken.get(i))));
    }
    return new CutAdvice(plan, tried.size(), imports, cycles, DraggingImports.of(plan));
  }

  // ---------------------------------------------------------------- plans

  private Variant search(CompileGraph changed) {
    Workload load = new Workload(changed);
    SearchLimits limits = settings.limits();
    return new Variant(
        load, PlanSearch.search(load, settings.jobs(), limits.memoryMiB(), limits.effort()));
  }

  /** Tries the same steps in the same order. */
  private void take(Variant variant, Timetable other) {
    StepDraft[] drafts =
        Arrays.stream(other.drafts)
            .map(draft -> StepDraft.of(variant.load, draft.members))
            .toArray(StepDraft[]::new);
    Timetable table =
        new StepScheduler(variant.load, settings.jobs(), settings.limits().memoryMiB())
            .schedule(drafts, other.patience);
    if (table != null && table.isBetterThan(variant.table)) {
      variant.table = table;
    }
  }

  private static CutAdvice.Saving saving(Variant base, Variant changed) {
    if (!changed.table.isBetterThan(base.table)) {
      return new CutAdvice.Saving(0, 0, 0);
    }
    return new CutAdvice.Saving(
        base.table.makespan - changed.table.makespan,
        base.table.cpu - changed.table.cpu,
        base.table.peakRssMiB() - changed.table.peakRssMiB());
  }

  private CompileGraph changed(List<CutAdvice.Pair> removed) {
    return Assumption.apply(
        graph,
        removed.stream()
            .map(pair -> new Assumption(Assumption.Kind.REMOVE, pair.from(), pair.to()))
            .toList());
  }

  private CutAdvice.Pair pair(Bridge bridge) {
    return new CutAdvice.Pair(name(bridge.from()), name(bridge.to()));
  }

  // ---------------------------------------------------------------- single imports

  /** Half of them by what the module loads less, half by what a cycle loses. */
  private static List<Bridge> worthTrying(
      List<Bridge> bridges, Condensation condensation, int most) {
    Set<Bridge> chosen = new LinkedHashSet<>();
    bridges.stream()
        .filter(
            bridge ->
                condensation.componentOf(bridge.from()) == condensation.componentOf(bridge.to()))
        .limit((most + 1) / 2)
        .forEach(chosen::add);
    for (Bridge bridge : bridges) {
      if (chosen.size() >= most) {
        break;
      }
      chosen.add(bridge);
    }
    return List.copyOf(chosen);
  }

  private List<Bridge> bridges() {
    List<Bridge> bridges = new ArrayList<>();
    for (int from = 0; from < needs.length; from++) {
      for (int to : needs[from]) {
        if (!reaches(from, to)) {
          BitSet lost = closure(from, -1);
          lost.andNot(closure(from, to));
          bridges.add(
              new Bridge(
                  from, to, lost.cardinality(), lost.stream().mapToLong(m -> source[m]).sum()));
        }
      }
    }
    bridges.sort(
        Comparator.comparingLong((Bridge b) -> -b.micros())
            .thenComparingInt(Bridge::from)
            .thenComparingInt(Bridge::to));
    return bridges;
  }

  /** Whether a module needs another one even without the edge between them. */
  private boolean reaches(int from, int to) {
    int[] queue = new int[needs.length];
    BitSet seen = new BitSet();
    int count = 0;
    queue[count++] = from;
    seen.set(from);
    for (int next = 0; next < count; next++) {
      for (int other : needs[queue[next]]) {
        if (queue[next] == from && other == to) {
          continue;
        }
        if (other == to) {
          return true;
        }
        if (!seen.get(other)) {
          seen.set(other);
          queue[count++] = other;
        }
      }
    }
    return false;
  }

  /** What a module needs, itself included, without one of its edges. */
  private BitSet closure(int from, int without) {
    int[] queue = new int[needs.length];
    BitSet seen = new BitSet();
    int count = 0;
    queue[count++] = from;
    seen.set(from);
    for (int next = 0; next < count; next++) {
      for (int other : needs[queue[next]]) {
        boolean isCut = queue[next] == from && other == without;
        if (!isCut && !seen.get(other)) {
          seen.set(other);
          queue[count++] = other;
        }
      }
    }
    return seen;
  }

  private CutAdvice.Import judge(
      Bridge bridge, CutAdvice.Saving saving, Variant variant, Condensation before) {
    Condensation after = variant.load.condensation;
    int[] cycle = before.members(before.componentOf(bridge.from()));
    int largest =
        Arrays.stream(cycle).map(m -> after.members(after.componentOf(m)).length).max().orElse(0);
    return new CutAdvice.Import(
        name(bridge.from()),
        name(bridge.to()),
        bridge.modules(),
        bridge.micros(),
        cycle.length,
        largest,
        saving);
  }

  // ---------------------------------------------------------------- cycles

  private List<CutAdvice.Cycle> cycles(Condensation condensation) {
    return IntStream.range(0, condensation.size())
        .mapToObj(condensation::members)
        .filter(members -> members.length > 1)
        .sorted(
            Comparator.comparingInt((int[] members) -> -members.length)
                .thenComparingInt(members -> members[0]))
        .map(this::cycle)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private CutAdvice.Cycle cycle(int[] members) {
    int[][] inside = new int[members.length][];
    int imports = 0;
    for (int i = 0; i < members.length; i++) {
      inside[i] =
          Arrays.stream(needs[members[i]])
              .map(m -> Arrays.binarySearch(members, m))
              .filter(m -> m >= 0)
              .toArray();
      imports += inside[i].length;
    }
    FeedbackImports.Result result = FeedbackImports.of(inside);
    return new CutAdvice.Cycle(
        Arrays.stream(members).mapToObj(this::name).toList(),
        imports,
        result.atLeast(),
        result.imports().stream()
            .map(pair -> new CutAdvice.Pair(name(members[pair[0]]), name(members[pair[1]])))
            .toList(),
        null);
  }

  private ModuleName name(int module) {
    return graph.modules().get(module).name();
  }
}

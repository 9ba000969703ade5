package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.Root;
import modplan.syntax.ModuleName;

/**
 * Finds the imports that are worth removing. Only an import without another way from the module to
 * what it imports (in a cycle: a strong bridge) changes what anybody loads; of these, the ones that
 * save the longest loads from source are planned without. O(edges^2) at worst; most searches end
 * after a few steps.
 */
public final class CutAdvisor {
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

  private CutAdvice advice(int most) {
    CompilePlan base = Planner.plan(graph, roots, settings);
    Condensation condensation = new Condensation(needs);
    List<CutAdvice.Import> imports = new ArrayList<>();
    for (Bridge bridge : bridges().stream().limit(most).toList()) {
      imports.add(judge(bridge, base, condensation));
    }
    imports.sort(
        Comparator.comparingLong((CutAdvice.Import i) -> -i.savedMakespanMicros())
            .thenComparingLong(i -> -i.savedCpuMicros())
            .thenComparing(CutAdvice.Import::from)
            .thenComparing(CutAdvice.Import::to));
    return new CutAdvice(base, imports, cycles(condensation));
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

  private CutAdvice.Import judge(Bridge bridge, CompilePlan base, Condensation before) {
    ModuleName from = graph.modules().get(bridge.from()).name();
    ModuleName to = graph.modules().get(bridge.to()).name();
    CompileGraph changed =
        Assumption.apply(graph, List.of(new Assumption(Assumption.Kind.REMOVE, from, to)));
    CompilePlan plan = Planner.plan(changed, roots, settings);
    if (plan.predicted().makespanMicros() > base.predicted().makespanMicros()) {
      plan = base; // it is still possible without the import, and better than what was found
    }
    Condensation after = new Condensation(changed.needs());
    int[] cycle = before.members(before.componentOf(bridge.from()));
    int largest =
        Arrays.stream(cycle).map(m -> after.members(after.componentOf(m)).length).max().orElse(0);
    return new CutAdvice.Import(
        from,
        to,
        bridge.modules(),
        bridge.micros(),
        cycle.length,
        largest,
        base.predicted().makespanMicros() - plan.predicted().makespanMicros(),
        base.predicted().cpuMicros() - plan.predicted().cpuMicros(),
        base.predicted().peakRssMiB() - plan.predicted().peakRssMiB());
  }

  private List<CutAdvice.Cycle> cycles(Condensation condensation) {
    return IntStream.range(0, condensation.size())
        .mapToObj(condensation::members)
        .filter(members -> members.length > 1)
        .sorted(
            Comparator.comparingInt((int[] members) -> -members.length)
                .thenComparingInt(members -> members[0]))
        .map(this::cycle)
        .toList();
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
            .toList());
  }

  private ModuleName name(int module) {
    return graph.modules().get(module).name();
  }
}

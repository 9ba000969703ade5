package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import modplan.cost.CostModel;
import modplan.cost.ProcessCost;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.Root;
import modplan.syntax.ModuleName;

/**
 * Plans by layers: the condensation of the compile graph is cut into layers of components that do
 * not need one another, each layer into balanced blocks, at most one for each worker, and each
 * block is a step. All that a step needs lies in earlier layers, so it finds compiled files. Layers
 * in a row that together are worth less than starting Guile are one step.
 */
public final class Planner {
  private final CompileGraph graph;
  private final Condensation condensation;
  private final ProcessCost process;
  private final int jobs;
  private final int[] stepOf; // by module, in the order of drafts

  private Planner(CompileGraph graph, CostModel costs, int jobs) {
    this.graph = graph;
    this.condensation = new Condensation(graph.needs());
    this.process = costs.process();
    this.jobs = jobs;
    this.stepOf = new int[graph.modules().size()];
  }

  /** The plan for all modules of the project that Guile can find under their names. */
  public static CompilePlan plan(Project project, ModuleGraph modules, PlanSettings settings) {
    CompileGraph graph = CompileGraphBuilder.build(project, modules, settings);
    Planner planner = new Planner(graph, settings.costs(), settings.jobs());
    List<Step> steps = planner.steps();
    return new CompilePlan(
        project.roots().stream().map(Root::label).toList(),
        settings.loadPath().stream().map(PlanSettings.SearchDirectory::label).toList(),
        settings.jobs(),
        null,
        settings.guileVersion(),
        settings.costs().process(),
        graph.modules(),
        steps,
        prediction(steps),
        planner.lowerBounds(),
        graph.notPlanned(),
        settings.build());
  }

  // ---------------------------------------------------------------- steps

  /** A step before it has a place in time: its modules, cycles together. */
  private static final class Draft {
    final int[] modules;
    final long cpuMicros;
    final long rssMiB;

    Draft(int[] modules, long cpuMicros, long rssMiB) {
      this.modules = modules;
      this.cpuMicros = cpuMicros;
      this.rssMiB = rssMiB;
    }
  }

  private List<Step> steps() {
    List<Draft> drafts = new ArrayList<>();
    for (List<int[]> band : bands()) {
      for (int[] block : band.size() == 1 ? blocks(band.get(0)) : List.of(members(band))) {
        for (int module : block) {
          stepOf[module] = drafts.size();
        }
        drafts.add(draft(block));
      }
    }
    int[][] waits = TransitiveReduction.of(waits(drafts));
    long[] durations = drafts.stream().mapToLong(draft -> draft.cpuMicros).toArray();
    ListScheduler.Schedule schedule = ListScheduler.schedule(durations, waits, jobs);
    int[] idOf = new int[drafts.size()];
    for (int i = 0; i < idOf.length; i++) {
      idOf[schedule.order()[i]] = i + 1;
    }
    List<Step> steps = new ArrayList<>();
    for (int draft : schedule.order()) {
      steps.add(
          new Step(
              idOf[draft],
              Protocol.PRELOAD,
              names(drafts.get(draft).modules),
              names(EntryOrder.of(drafts.get(draft).modules, graph, condensation)),
              Arrays.stream(waits[draft]).map(other -> idOf[other]).sorted().boxed().toList(),
              new Step.Prediction(
                  drafts.get(draft).cpuMicros,
                  drafts.get(draft).rssMiB,
                  schedule.start(draft),
                  schedule.end(draft))));
    }
    return steps;
  }

  private List<ModuleName> names(int[] modules) {
    return Arrays.stream(modules).mapToObj(module -> graph.modules().get(module).name()).toList();
  }

  /** Layers in a row; several together only if they are worth less than a process. */
  private List<List<int[]>> bands() {
    List<List<int[]>> bands = new ArrayList<>();
    List<int[]> band = new ArrayList<>();
    long bandMicros = 0;
    for (int[] layer : condensation.layers()) {
      long micros = Arrays.stream(layer).mapToLong(this::componentMicros).sum();
      if (!band.isEmpty() && bandMicros + micros > process.startupMicros()) {
        bands.add(band);
        band = new ArrayList<>();
        bandMicros = 0;
      }
      band.add(layer);
      bandMicros += micros;
    }
    if (!band.isEmpty()) {
      bands.add(band);
    }
    return bands;
  }

  /** All modules of some layers, needed ones first. */
  private int[] members(List<int[]> layers) {
    return layers.stream()
        .flatMapToInt(Arrays::stream)
        .flatMap(component -> Arrays.stream(condensation.members(component)))
        .toArray();
  }

  /** The modules of each block of a layer; no block so small that starting Guile costs more. */
  private List<int[]> blocks(int[] layer) {
    long[] weights = Arrays.stream(layer).mapToLong(this::componentMicros).toArray();
    long worthwhile = Math.max(1, Arrays.stream(weights).sum() / process.startupMicros());
    int k = (int) Math.min(jobs, worthwhile);
    List<int[]> blocks = new ArrayList<>();
    for (int[] block : BalancedBlocks.split(weights, k)) {
      blocks.add(
          Arrays.stream(block)
              .flatMap(i -> Arrays.stream(condensation.members(layer[i])))
              .toArray());
    }
    return blocks;
  }

  private long componentMicros(int component) {
    return Arrays.stream(condensation.members(component)).mapToLong(this::preloadMicros).sum();
  }

  private long preloadMicros(int module) {
    return graph.modules().get(module).cost().preloadMicros();
  }

  private Draft draft(int[] modules) {
    long micros = process.startupMicros();
    long sourceBytes = 0;
    long compileRssMiB = 0;
    for (int m : modules) {
      PlannedModule module = graph.modules().get(m);
      micros += module.cost().preloadMicros();
      sourceBytes += module.bytes();
      compileRssMiB = Math.max(compileRssMiB, module.cost().rssMiB());
    }
    long goBytes = 0;
    for (int m : graph.closure(modules)) {
      micros += graph.modules().get(m).cost().loadGoMicros();
      goBytes += graph.modules().get(m).bytes();
    }
    double loadedMiB =
        (sourceBytes * process.sourceMiBPerMB() + goBytes * process.goMiBPerMB()) / 1e6;
    // The largest module counts its own source once more, which is less than the model is off.
    return new Draft(modules, micros, compileRssMiB + (long) Math.ceil(loadedMiB));
  }

  private int[][] waits(List<Draft> drafts) {
    int[][] waits = new int[drafts.size()][];
    for (int step = 0; step < waits.length; step++) {
      TreeSet<Integer> others = new TreeSet<>();
      for (int module : drafts.get(step).modules) {
        for (int needed : graph.needs()[module]) {
          others.add(stepOf[needed]);
        }
      }
      others.remove(step);
      waits[step] = others.stream().mapToInt(Integer::intValue).toArray();
    }
    return waits;
  }

  // ---------------------------------------------------------------- totals

  private static CompilePlan.Prediction prediction(List<Step> steps) {
    long makespan = 0;
    long cpu = 0;
    long peak = 0;
    for (Step step : steps) {
      Step.Prediction predicted = step.predicted();
      makespan = Math.max(makespan, predicted.endMicros());
      cpu += predicted.cpuMicros();
      // Memory only grows when a step starts.
      long now = predicted.startMicros();
      long together =
          steps.stream()
              .map(Step::predicted)
              .filter(p -> p.startMicros() <= now && now < p.endMicros())
              .mapToLong(Step.Prediction::rssMiB)
              .sum();
      peak = Math.max(peak, together);
    }
    return new CompilePlan.Prediction(makespan, cpu, peak);
  }

  private LowerBounds lowerBounds() {
    if (graph.modules().isEmpty()) {
      return new LowerBounds(0, 0, 0, 0, 0);
    }
    long[] chain = new long[condensation.size()];
    long longest = 0;
    long work = 0;
    long largestComponent = 0;
    for (int c : condensation.needsFirst()) {
      for (int other : condensation.needs(c)) {
        chain[c] = Math.max(chain[c], chain[other]);
      }
      long micros = componentMicros(c);
      chain[c] += micros;
      longest = Math.max(longest, chain[c]);
      work += micros;
      largestComponent = Math.max(largestComponent, micros);
    }
    long largestModule = 0;
    for (int m = 0; m < graph.modules().size(); m++) {
      largestModule = Math.max(largestModule, preloadMicros(m));
    }
    long start = process.startupMicros();
    return new LowerBounds(
        start + longest,
        (start + work + jobs - 1) / jobs,
        start + largestModule,
        start + largestComponent,
        start);
  }
}

package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import modplan.syntax.ModuleName;

/** Turns a timetable into the steps of a plan, numbered by their starts. */
final class PlanAssembler {
  private final CompileGraph graph;
  private final Timetable table;
  private final LoadOrder loadOrder;

  PlanAssembler(CompileGraph graph, Workload load, Timetable table) {
    this.graph = graph;
    this.table = table;
    this.loadOrder = new LoadOrder(graph, load);
  }

  List<Step> steps() {
    int[] order = table.byStart();
    int[] numberOf = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      numberOf[order[i]] = i;
    }
    int[][] waits = new int[order.length][];
    for (int i = 0; i < order.length; i++) {
      waits[i] =
          Arrays.stream(table.waits[order[i]]).map(other -> numberOf[other]).sorted().toArray();
    }
    int[][] reduced = TransitiveReduction.of(waits);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      steps.add(step(i, order, waits[i], reduced[i]));
    }
    return steps;
  }

  private Step step(int number, int[] order, int[] awaited, int[] waits) {
    int position = order[number];
    StepDraft draft = table.drafts[position];
    BitSet ready = new BitSet();
    for (int other : awaited) {
      Arrays.stream(table.drafts[order[other]].members).forEach(ready::set);
    }
    return new Step(
        number + 1,
        draft.isFresh ? Protocol.FRESH : Protocol.PRELOAD,
        names(draft.members),
        names(loadOrder.of(draft, ready)),
        Arrays.stream(waits).map(other -> other + 1).boxed().toList(),
        new Step.Prediction(
            table.end[position] - table.start[position],
            table.rssMiB[position],
            table.start[position],
            table.end[position]));
  }

  private List<ModuleName> names(int[] modules) {
    return Arrays.stream(modules).mapToObj(module -> graph.modules().get(module).name()).toList();
  }

  CompilePlan.Prediction prediction() {
    return new CompilePlan.Prediction(table.makespan, table.cpu, table.peakRssMiB());
  }
}

package modplan.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Compares ways to plan a measured tree: {@code GRAPH.tsv COSTS.tsv EFFORT JOBS...}; see {@link
 * MeasuredTree} for the tables. Ways: the stages of the table, one after the other, each a process
 * with a thread for each job (no time lost by threads); a process for each module; a closure cut
 * with k = jobs; the planner.
 */
final class PlanBenchmark {
  private PlanBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    MeasuredTree tree = new MeasuredTree(Path.of(arguments[0]), Path.of(arguments[1]));
    Effort effort = Effort.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    Workload load = new Workload(tree.graph);
    System.out.printf(
        "%d modules, %d components, largest %d; compile %.1f s, load from source %.1f s%n",
        load.size,
        load.condensation.size(),
        IntStream.range(0, load.condensation.size())
            .map(c -> load.condensation.members(c).length)
            .max()
            .orElse(0),
        Arrays.stream(load.compile).sum() / 1e6,
        Arrays.stream(load.source).sum() / 1e6);
    System.out.println("| jobs | | makespan, s | CPU, s | peak, MiB | steps | planned in, CPU s |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int i = 3; i < arguments.length; i++) {
      int jobs = Integer.parseInt(arguments[i]);
      stages(tree, load, jobs);
      report("modules", () -> simple(load, jobs, singles(load)));
      report("cut", () -> simple(load, jobs, ClosureCut.of(load, jobs, Effort.BEST)));
      LowerBounds bounds = Bounds.of(load, jobs);
      Timetable table = report("planner", () -> PlanSearch.search(load, jobs, null, effort));
      System.out.printf(
          Locale.ROOT,
          "| | at least | %.1f (gap %.1f %%) | | | | path %.1f, work %.1f, cycle %.1f, loads %.1f,"
              + " shared %.1f |%n",
          bounds.makespanMicros() / 1e6,
          100.0 * table.makespan / bounds.makespanMicros() - 100,
          bounds.criticalPathMicros() / 1e6,
          bounds.workMicros() / 1e6,
          bounds.largestCycleMicros() / 1e6,
          bounds.unavoidableLoadsMicros() / 1e6,
          bounds.sharedCycleMicros() / 1e6);
    }
  }

  /**
   * CPU of this process, all threads and the compiler included: what other programs do not change.
   */
  private static long processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  static List<int[]> singles(Workload load) {
    return IntStream.range(0, load.size)
        .boxed()
        .sorted((a, b) -> Integer.compare(load.rank[a], load.rank[b]))
        .map(m -> new int[] {m})
        .toList();
  }

  /** Any patience that serves best. */
  static Timetable simple(Workload load, int jobs, List<int[]> steps) {
    Timetable best = null;
    for (double patience : new double[] {0, 0.5, 2, 16}) {
      StepDraft[] drafts =
          steps.stream().map(members -> StepDraft.of(load, members)).toArray(StepDraft[]::new);
      double[] all = new double[drafts.length];
      Arrays.fill(all, patience);
      Timetable table = new StepScheduler(load, jobs, null).schedule(drafts, all);
      if (table != null && (best == null || table.isBetterThan(best))) {
        best = table;
      }
    }
    if (best == null) {
      throw new IllegalStateException("without a limit there is room");
    }
    return best;
  }

  private static Timetable report(String way, Supplier<Timetable> work) {
    long before = processor();
    Timetable table = work.get();
    System.out.printf(
        Locale.ROOT,
        "| | %s | %.1f | %.1f | %d | %d | %.2f |%n",
        way,
        table.makespan / 1e6,
        table.cpu / 1e6,
        table.peakRssMiB(),
        table.size(),
        (processor() - before) / 1e9);
    return table;
  }

  /** Loading is serial; compiling takes the work spread over the threads, or the largest module. */
  private static void stages(MeasuredTree tree, Workload load, int jobs) {
    List<String> names = List.of("core", "pk1", "pk2", "pk3", "pk4", "pk5", "system", "cli");
    boolean[] ready = new boolean[load.size];
    long makespan = 0;
    long cpu = 0;
    long peak = 0;
    for (String stage : names) {
      List<Integer> members = new ArrayList<>();
      for (int m = 0; m < load.size; m++) {
        if (stage.equals(tree.stages.get(tree.graph.modules().get(m).name()))) {
          members.add(m);
        }
      }
      StepDraft draft = StepDraft.of(load, members.stream().mapToInt(Integer::intValue).toArray());
      long loads = load.start;
      long readyBytes = 0;
      for (int m = 0; m < load.size; m++) {
        if (Bits.get(draft.closure, load.condensation.componentOf(m))) {
          loads += ready[m] ? load.go[m] : load.source[m];
          readyBytes += ready[m] ? load.bytes[m] : 0;
        }
      }
      long compile = members.stream().mapToLong(m -> load.compile[m]).sum();
      long largest = members.stream().mapToLong(m -> load.compile[m]).max().orElse(0);
      makespan += loads + Math.max(largest, compile / jobs);
      cpu += loads + compile;
      peak = Math.max(peak, draft.rssMiB(load, readyBytes));
      members.forEach(m -> ready[m] = true);
    }
    System.out.printf(
        Locale.ROOT,
        "| %d | stages | %.1f | %.1f | %d | %d | |%n",
        jobs,
        makespan / 1e6,
        cpu / 1e6,
        peak,
        names.size());
  }
}

package modplan.schedule;

import java.util.List;
import modplan.cost.ProcessCost;

/**
 * The modules of a plan as numbers: what each costs and, by component of the condensation, what
 * each needs. Immutable. Times are microseconds of CPU.
 */
final class Workload {
  final int size;
  final long start;
  final long[] compile;
  final long[] source;
  final long[] go;
  final long[] bytes;
  final long[] rss;
  final MemoryMargin margin;

  /** Whether a module must be loaded before it is compiled; members of cycles always must. */
  final boolean[] preload;

  final Condensation condensation;
  final ProcessCost process;

  final Closures closures;

  final long[] componentSource;
  final long[] componentGo;
  final long[] componentBytes;
  final long[] componentCompile;

  /** Position of each module in an order in which what is needed comes first. */
  final int[] rank;

  /** The module at each position. */
  final int[] byRank;

  Workload(CompileGraph graph) {
    List<PlannedModule> modules = graph.modules();
    this.size = modules.size();
    this.process = graph.process();
    this.start = process.startupMicros();
    this.margin = MemoryMargin.DEFAULT;
    this.condensation = new Condensation(graph.needs());
    compile = modules.stream().mapToLong(m -> m.cost().compileMicros()).toArray();
    source = modules.stream().mapToLong(m -> m.cost().loadSourceMicros()).toArray();
    go = modules.stream().mapToLong(m -> m.cost().loadGoMicros()).toArray();
    bytes = modules.stream().mapToLong(PlannedModule::bytes).toArray();
    rss = modules.stream().mapToLong(m -> m.cost().rssMiB()).toArray();
    preload = new boolean[size];
    int components = condensation.size();
    componentSource = new long[components];
    componentGo = new long[components];
    componentBytes = new long[components];
    componentCompile = new long[components];
    for (int m = 0; m < size; m++) {
      int c = condensation.componentOf(m);
      preload[m] = modules.get(m).preload() || condensation.members(c).length > 1;
      componentSource[c] += source[m];
      componentGo[c] += go[m];
      componentBytes[c] += bytes[m];
      componentCompile[c] += compile[m];
    }
    closures = new Closures(condensation);
    rank = new int[size];
    byRank = new int[size];
    int next = 0;
    for (int c : condensation.needsFirst()) {
      for (int member : condensation.members(c)) {
        rank[member] = next;
        byRank[next++] = member;
      }
    }
  }

  /** What every process that compiles the module spends on it. */
  long ownMicros(int module) {
    return compile[module] + (preload[module] ? source[module] : 0);
  }

  /** The position of the first member of its component: the same for a whole cycle. */
  int firstRank(int module) {
    return rank[condensation.members(condensation.componentOf(module))[0]];
  }

  /** Memory of a process that has loaded so many bytes from source and so many compiled. */
  long rssMiB(long largestMiB, long sourceBytes, long compiledBytes) {
    double loadedMiB =
        (sourceBytes * process.sourceMiBPerMB() + compiledBytes * process.goMiBPerMB()) / 1e6;
    return largestMiB + (long) Math.ceil(loadedMiB);
  }

  boolean isCycle(int component) {
    return condensation.members(component).length > 1;
  }
}

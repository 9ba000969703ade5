package modplan.cost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.cost.CostModel.Subject;

/**
 * Constants of processes, and what the memory in use after a collection, as logs have it, says of
 * the memory of a process whose collector is set as Guile sets it. {@code docs/cost-model.md} says
 * where the numbers come from.
 */
final class ProcessMemory {
  private static final Map<String, Double> CONSTANTS = constants();

  /** A process before anything is measured. */
  static final ProcessCost PROCESS =
      new ProcessCost(
          (long) constant("startupMicros"),
          (long) constant("baseRssMiB"),
          constant("sourceMiBPerMB"),
          constant("goMiBPerMB"));

  /** Of which the compiler consists: they are in memory before anything of a tree is loaded. */
  private static final Set<String> OF_THE_COMPILER = Set.of("language", "system");

  private ProcessMemory() {}

  /**
   * A process that loads such modules. Text that is no code takes what the constants say, code by
   * its nodes, packages of Guix by their number.
   */
  static ProcessCost loading(List<Subject> modules) {
    double bytes = 0;
    double kib = 0;
    for (Subject subject : modules) {
      Features features = subject.features();
      bytes += features.bytes();
      if (!OF_THE_COMPILER.contains(subject.name().parts().get(0))) {
        kib +=
            features.count(Features.NODES) * constant("loadedKiBPerNode")
                + features.count("packages") * constant("loadedKiBPerPackage");
      }
    }
    double perMB = bytes == 0 ? 0 : kib / 1024 / (bytes / 1e6);
    double ratio = Math.max(1, perMB / PROCESS.sourceMiBPerMB());
    return new ProcessCost(
        PROCESS.startupMicros(),
        PROCESS.baseRssMiB(),
        tenths(PROCESS.sourceMiBPerMB() * ratio),
        tenths(PROCESS.goMiBPerMB() * ratio));
  }

  private static double tenths(double amount) {
    return Math.round(amount * 10) / 10.0;
  }

  private static Map<String, Double> constants() {
    Map<String, Double> constants = new HashMap<>();
    for (String line : Resource.lines("process.properties")) {
      String[] sides = line.split("=", -1);
      constants.put(sides[0].strip(), Double.valueOf(sides[1].strip()));
    }
    return constants;
  }

  static double constant(String name) {
    Double value = CONSTANTS.get(name);
    if (value == null) {
      throw new IllegalStateException("process.properties lacks " + name);
    }
    return value;
  }

  /**
   * MiB of the process for memory that was in use.
   *
   * @param usedMiB of the heap, after a collection
   * @param freeSpaceDivisor GC_FREE_SPACE_DIVISOR of the process; Guile sets 3
   */
  static double rssMiB(double usedMiB, int freeSpaceDivisor) {
    return constant("rssPerUsed") * usedMiB * (freeSpaceDivisor == 1 ? constant("plainUsed") : 1);
  }

  /** MiB of the process for all that it has loaded. */
  static double loadedMiB(double usedMiB, int freeSpaceDivisor) {
    return Math.max(0, rssMiB(usedMiB, freeSpaceDivisor) - rssMiB(constant("emptyUsedMiB"), 3));
  }
}

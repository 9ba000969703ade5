package modplan.cost;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each unit of a feature adds to a cost, in microseconds or KiB. Immutable, none is negative.
 */
final class Coefficients {
  /** Compilation with -O0 or -O1. */
  static final String COMPILE_LOW = "compile-low";

  /** Compilation with -O2 or -O3. */
  static final String COMPILE_HIGH = "compile-high";

  static final String LOAD_SOURCE = "load-source";

  /** KiB of the process while it compiles with -O0 or -O1. */
  static final String MEMORY_LOW = "memory-low";

  /** KiB of the process while it compiles with -O2 or -O3. */
  static final String MEMORY_HIGH = "memory-high";

  private final Map<String, Map<String, Double>> byCost = new TreeMap<>();

  /** Reads lines {@code cost feature amount}, separated by tabs. */
  Coefficients(List<String> lines) {
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      double amount = Double.parseDouble(fields[2]);
      if (!(amount >= 0) || Double.isInfinite(amount)) {
        throw new IllegalArgumentException("no coefficient of a cost: " + line);
      }
      byCost.computeIfAbsent(fields[0], cost -> new TreeMap<>()).put(fields[1], amount);
    }
  }

  static String compile(int optLevel) {
    return optLevel >= 2 ? COMPILE_HIGH : COMPILE_LOW;
  }

  static String memory(int optLevel) {
    return optLevel >= 2 ? MEMORY_HIGH : MEMORY_LOW;
  }

  /** The cost of a module with such features. */
  double sum(String cost, Features features) {
    double sum = 0;
    for (Map.Entry<String, Double> each : byCost.getOrDefault(cost, Map.of()).entrySet()) {
      sum += each.getValue() * features.count(each.getKey());
    }
    return sum;
  }
}

package modplan.cost;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each unit of a feature adds to a cost, in microseconds. Immutable, none is negative. */
final class Coefficients {
  /** Compilation with -O0 or -O1. */
  static final String COMPILE_LOW = "compile-low";

  /** Compilation with -O2 or -O3. */
  static final String COMPILE_HIGH = "compile-high";

  static final String LOAD_SOURCE = "load-source";

  private final Map<String, Map<String, Double>> byCost = new TreeMap<>();

  /** Reads lines {@code cost feature microseconds}, separated by tabs. */
  Coefficients(List<String> lines) {
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      double micros = Double.parseDouble(fields[2]);
      if (!(micros >= 0) || Double.isInfinite(micros)) {
        throw new IllegalArgumentException("no coefficient of a cost: " + line);
      }
      byCost.computeIfAbsent(fields[0], cost -> new TreeMap<>()).put(fields[1], micros);
    }
  }

  static String compile(int optLevel) {
    return optLevel >= 2 ? COMPILE_HIGH : COMPILE_LOW;
  }

  /** The cost of a module with such features, in microseconds. */
  double micros(String cost, Features features) {
    double sum = 0;
    for (Map.Entry<String, Double> each : byCost.getOrDefault(cost, Map.of()).entrySet()) {
      sum += each.getValue() * features.count(each.getKey());
    }
    return sum;
  }
}

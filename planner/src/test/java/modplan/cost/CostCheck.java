package modplan.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import modplan.cost.MeasuredModules.Known;

/**
 * Compares predicted costs with the log of a build: {@code TREE CONFIG LOG SPEED}. SPEED says how
 * many seconds a second of the machine that predictions are for is on the machine of the log.
 */
final class CostCheck {
  private CostCheck() {}

  public static void main(String[] arguments) throws IOException {
    double speed = Double.parseDouble(arguments[3]);
    Map<String, Known> modules = MeasuredModules.read(Path.of(arguments[0]), Path.of(arguments[1]));
    Map<String, Double> log = MeasuredModules.log(Path.of(arguments[2]), modules, speed);
    double[] measured = array(log.values());
    print("features", measured, seconds(new PredictedCosts(), modules, log));
    print("bytes", measured, seconds(new SizeCosts(), modules, log));
  }

  private static double[] seconds(
      CostModel model, Map<String, Known> modules, Map<String, Double> log) {
    List<Double> seconds = new ArrayList<>();
    modules.forEach(
        (file, known) -> {
          if (log.containsKey(file)) {
            ModuleCost cost = model.module(known.name(), known.features(), known.optLevel());
            seconds.add(cost.compileMicros() / 1e6);
          }
        });
    return array(seconds);
  }

  private static double[] array(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void print(String name, double[] measured, double[] predicted) {
    PredictionError error = new PredictionError(measured, predicted);
    System.out.printf(
        Locale.ROOT,
        "%-8s %d modules, %.1f s measured, %.1f s predicted (%+.0f %%),"
            + " errors %.0f %% of the total, median off %.0f %%, R2 %.2f%n",
        name,
        error.size(),
        error.total(),
        error.total() * (1 + error.totalOff()),
        100 * error.totalOff(),
        100 * error.sumOfErrors(),
        100 * error.medianOff(),
        error.rSquared());
  }
}

package modplan.cost;

import java.util.HashMap;
import java.util.Map;
import modplan.syntax.ModuleName;

/**
 * Costs that are predicted from what is counted in the code: sums over features, with coefficients
 * that were fitted on the measured modules of GNU Guix; {@code docs/cost-model.md} says how, and
 * how far off they are.
 */
public final class PredictedCosts implements CostModel {
  private static final Coefficients COEFFICIENTS =
      new Coefficients(Resource.lines("coefficients.tsv"));
  private static final Map<String, Double> CONSTANTS = constants();
  private static final ProcessCost PROCESS =
      new ProcessCost(
          (long) constant("startupMicros"),
          (long) constant("baseRssMiB"),
          constant("sourceMiBPerMB"),
          constant("goMiBPerMB"));

  private static Map<String, Double> constants() {
    Map<String, Double> constants = new HashMap<>();
    for (String line : Resource.lines("process.properties")) {
      String[] sides = line.split("=", -1);
      constants.put(sides[0].strip(), Double.valueOf(sides[1].strip()));
    }
    return constants;
  }

  private static double constant(String name) {
    Double value = CONSTANTS.get(name);
    if (value == null) {
      throw new IllegalStateException("process.properties lacks " + name);
    }
    return value;
  }

  @Override
  public ModuleCost module(ModuleName name, Features features, int optLevel) {
    double compileRss = features.bytes() * (PROCESS.sourceMiBPerMB() + constant("compileMiBPerMB"));
    return new ModuleCost(
        rounded(COEFFICIENTS.micros(Coefficients.compile(optLevel), features)),
        rounded(COEFFICIENTS.micros(Coefficients.LOAD_SOURCE, features)),
        rounded(constant("goMicros") + features.bytes() * constant("goMicrosPerByte")),
        (long) Math.ceil(PROCESS.baseRssMiB() + compileRss / 1e6),
        ModuleCost.Origin.PREDICTED);
  }

  /** Tenths of milliseconds: more digits would say more than the model knows. */
  private static long rounded(double micros) {
    return Math.round(Math.max(constant("leastMicros"), micros) / 100) * 100;
  }

  @Override
  public ProcessCost process() {
    return PROCESS;
  }
}

package modplan.cost;

import java.util.List;
import modplan.syntax.ModuleName;

/**
 * Costs that are predicted from what is counted in the code: sums over features, with coefficients
 * that were fitted on the measured modules of GNU Guix; {@code docs/cost-model.md} says how, and
 * how far off they are.
 */
public final class PredictedCosts implements CostModel {
  private static final Coefficients COEFFICIENTS =
      new Coefficients(Resource.lines("coefficients.tsv"));

  private final ProcessCost process;

  public PredictedCosts() {
    this(ProcessMemory.PROCESS);
  }

  private PredictedCosts(ProcessCost process) {
    this.process = process;
  }

  /** What loaded code takes by its size depends on how dense it is. */
  @Override
  public CostModel forModules(List<Subject> modules) {
    return new PredictedCosts(ProcessMemory.loading(modules));
  }

  @Override
  public ModuleCost module(ModuleName name, Features features, int optLevel) {
    double compileKiB = COEFFICIENTS.sum(Coefficients.memory(optLevel), features);
    return new ModuleCost(
        rounded(COEFFICIENTS.sum(Coefficients.compile(optLevel), features)),
        rounded(COEFFICIENTS.sum(Coefficients.LOAD_SOURCE, features)),
        rounded(
            ProcessMemory.constant("goMicros")
                + features.bytes() * ProcessMemory.constant("goMicrosPerByte")),
        ProcessMemory.PROCESS.baseRssMiB() + (long) Math.ceil(compileKiB / 1024),
        ModuleCost.Origin.PREDICTED);
  }

  /**
   * On the machine that predictions are for, in tenths of milliseconds: more digits would say more
   * than the model knows.
   */
  private static long rounded(double measuredMicros) {
    double micros = measuredMicros * ProcessMemory.constant("machineSpeed");
    return Math.round(Math.max(ProcessMemory.constant("leastMicros"), micros) / 100) * 100;
  }

  @Override
  public ProcessCost process() {
    return process;
  }
}

package modplan.cost;

import java.util.List;
import modplan.cost.MeasuredLog.Loaded;
import modplan.syntax.ModuleName;

/**
 * Costs from the log of a build, where it has them, else from another model, multiplied by what the
 * modules that both know cost more or less than that model says: its machine is another one, and
 * its code may be.
 */
public final class MeasuredCosts implements CostModel {
  private static final double LEAST_LOADED_MIB = 10; // less says little of what loading takes

  private final MeasuredLog log;
  private final CostModel others;
  private final Ratios ratios;
  private final ProcessCost process;

  private MeasuredCosts(MeasuredLog log, CostModel others, Ratios ratios) {
    this.log = log;
    this.others = others;
    this.ratios = ratios;
    this.process = measured(others.process(), log.processes());
  }

  /**
   * Reads a log of the driver.
   *
   * @param log JSON objects, one a line; those that say nothing of costs do not matter
   * @throws IllegalArgumentException if a line is not JSON; the message says which
   */
  public static MeasuredCosts of(String log, CostModel others) {
    return new MeasuredCosts(MeasuredLog.of(log), others, Ratios.NONE);
  }

  /** The same base, and what is loaded takes as much as it took in all that were measured. */
  private static ProcessCost measured(ProcessCost predicted, List<Loaded> processes) {
    double rss = 0;
    double expected = 0;
    for (Loaded loaded : processes) {
      rss += loaded.rssMiB();
      expected +=
          (loaded.sourceBytes() * predicted.sourceMiBPerMB()
                  + loaded.goBytes() * predicted.goMiBPerMB())
              / 1e6;
    }
    if (expected < LEAST_LOADED_MIB || rss < LEAST_LOADED_MIB) {
      return predicted;
    }
    return new ProcessCost(
        predicted.startupMicros(),
        predicted.baseRssMiB(),
        predicted.sourceMiBPerMB() * rss / expected,
        predicted.goMiBPerMB() * rss / expected);
  }

  @Override
  public CostModel forModules(List<Subject> modules) {
    return new MeasuredCosts(log, others.forModules(modules), Ratios.of(modules, log, others));
  }

  @Override
  public ModuleCost module(ModuleName name, Features features, int optLevel) {
    ModuleCost predicted = others.module(name, features, optLevel);
    long base = process.baseRssMiB();
    long load = Math.round(predicted.loadSourceMicros() * ratios.load());
    long rss = base + Math.round(ratios.memory() * (predicted.rssMiB() - base));
    MeasuredLog.Module found = log.modules().get(name.toString());
    if (found == null) {
      return new ModuleCost(
          Math.round(predicted.compileMicros() * ratios.compile()),
          load,
          predicted.loadGoMicros(),
          rss,
          predicted.from());
    }
    Long loaded = found.loadSourceMicros();
    Double grown = found.rssMiB();
    return new ModuleCost(
        found.compileMicros(),
        loaded == null ? load : loaded,
        predicted.loadGoMicros(),
        grown == null ? rss : base + (long) Math.ceil(grown),
        ModuleCost.Origin.MEASURED);
  }

  @Override
  public ProcessCost process() {
    return process;
  }
}

package modplan.cost;

import modplan.syntax.ModuleName;

/**
 * Costs that are proportional to the size of the source: for tests, and where nothing else is known
 * of a module. Ratios of sums over the measured modules of GNU Guix under Guile 3.0.8.
 */
public final class SizeCosts implements CostModel {
  private static final long COMPILE_NANOS_PER_BYTE_LOW = 10_200; // -O0, -O1
  private static final long COMPILE_NANOS_PER_BYTE_HIGH = 76_700; // -O2, -O3
  private static final long LOAD_SOURCE_NANOS_PER_BYTE = 4_900;
  private static final long LOAD_GO_NANOS_PER_BYTE = 16;
  private static final long LOAD_GO_MICROS = 2_000;
  private static final double COMPILE_MIB_PER_MB = 130;
  private static final ProcessCost PROCESS = new ProcessCost(250_000, 50, 13.2, 4.4);

  @Override
  public ModuleCost module(ModuleName name, Features features, int optLevel) {
    long bytes = features.bytes();
    long perByte = optLevel >= 2 ? COMPILE_NANOS_PER_BYTE_HIGH : COMPILE_NANOS_PER_BYTE_LOW;
    double rss =
        PROCESS.baseRssMiB() + bytes * (PROCESS.sourceMiBPerMB() + COMPILE_MIB_PER_MB) / 1e6;
    return new ModuleCost(
        roundToTenthOfMilli(bytes * perByte / 1000),
        roundToTenthOfMilli(bytes * LOAD_SOURCE_NANOS_PER_BYTE / 1000),
        roundToTenthOfMilli(LOAD_GO_MICROS + bytes * LOAD_GO_NANOS_PER_BYTE / 1000),
        (long) Math.ceil(rss),
        ModuleCost.Origin.PREDICTED);
  }

  @Override
  public ProcessCost process() {
    return PROCESS;
  }

  /** More digits would say more than the model knows. */
  private static long roundToTenthOfMilli(long micros) {
    return (micros + 50) / 100 * 100;
  }
}

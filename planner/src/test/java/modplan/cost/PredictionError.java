package modplan.cost;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How far predictions are off what was measured. */
final class PredictionError {
  private static final double WORTH_A_RATIO = 0.1; // seconds: clocks tick 100 times a second

  private final double[] measured;
  private final double[] predicted;

  PredictionError(double[] measured, double[] predicted) {
    this.measured = measured;
    this.predicted = predicted;
  }

  int size() {
    return measured.length;
  }

  double total() {
    return Arrays.stream(measured).sum();
  }

  /** Of the total, as a part of it. */
  double totalOff() {
    return Arrays.stream(predicted).sum() / total() - 1;
  }

  /** Sum of the errors of single modules, as a part of the total. */
  double sumOfErrors() {
    return indices().mapToDouble(this::error).sum() / total();
  }

  /** Median of error / measured over modules of at least a tenth of a second. */
  double medianOff() {
    double[] ratios =
        indices()
            .filter(i -> measured[i] >= WORTH_A_RATIO)
            .mapToDouble(i -> error(i) / measured[i])
            .sorted()
            .toArray();
    return ratios.length == 0 ? Double.NaN : ratios[ratios.length / 2];
  }

  /** The part of the variance that is explained. */
  double rSquared() {
    double mean = total() / measured.length;
    double residual = indices().mapToDouble(i -> error(i) * error(i)).sum();
    double spread = Arrays.stream(measured).map(y -> (y - mean) * (y - mean)).sum();
    return 1 - residual / spread;
  }

  private double error(int i) {
    return Math.abs(measured[i] - predicted[i]);
  }

  private IntStream indices() {
    return IntStream.range(0, measured.length);
  }
}

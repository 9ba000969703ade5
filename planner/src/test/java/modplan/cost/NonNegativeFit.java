package modplan.cost;

import java.util.Arrays;

/**
 * Fits non-negative coefficients of a sum to measurements whose variance grows with their mean:
 * least squares by coordinate descent, weighted anew with the fitted values some times (iteratively
 * reweighted least squares, quasi-Poisson with identity link), so that the total is kept and the
 * small ones count. O(rounds * rows * columns).
 */
final class NonNegativeFit {
  private static final int WEIGHTINGS = 10;
  private static final int SWEEPS = 2000;
  private static final double CONVERGED = 1e-9;
  private static final double LEAST = 0.05; // seconds; below, a clock of 10 ms says little

  private NonNegativeFit() {}

  /**
   * The coefficients.
   *
   * @param x by row, what the coefficients are multiplied with
   * @param y by row, seconds
   */
  static double[] fit(double[][] x, double[] y) {
    double[] expected = Arrays.stream(y).map(v -> Math.max(v, LEAST)).toArray();
    double[] found = new double[x[0].length];
    for (int i = 0; i < WEIGHTINGS; i++) {
      found = weighted(x, y, expected);
      for (int row = 0; row < y.length; row++) {
        expected[row] = Math.max(LEAST, value(x[row], found));
      }
    }
    return found;
  }

  static double value(double[] row, double[] coefficients) {
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      sum += row[c] * coefficients[c];
    }
    return sum;
  }

  /** Minimises the squares of the residuals divided by the expected values. */
  private static double[] weighted(double[][] x, double[] y, double[] expected) {
    int columns = x[0].length;
    double[][] square = new double[columns][columns];
    double[] right = new double[columns];
    for (int row = 0; row < y.length; row++) {
      for (int a = 0; a < columns; a++) {
        right[a] += x[row][a] * y[row] / expected[row];
        for (int b = 0; b < columns; b++) {
          square[a][b] += x[row][a] * x[row][b] / expected[row];
        }
      }
    }
    double[] found = new double[columns];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int c = 0; c < columns; c++) {
        if (square[c][c] > 0) {
          double next = Math.max(0, found[c] + (right[c] - value(square[c], found)) / square[c][c]);
          moved = Math.max(moved, Math.abs(next - found[c]) * Math.sqrt(square[c][c]));
          found[c] = next;
        }
      }
      if (moved < CONVERGED) {
        break;
      }
    }
    return found;
  }
}

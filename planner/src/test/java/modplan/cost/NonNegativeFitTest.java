package modplan.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeFitTest {
  @Test
  void oneFeatureIsTheRatioOfSums() {
    double[] found = NonNegativeFit.fit(new double[][] {{1}, {2}, {5}}, new double[] {3, 5, 16});

    assertThat(found[0]).isCloseTo(24 / 8.0, within(1e-6));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsCoefficientsThatMadeTheData(long seed) {
    Random random = new Random(seed);
    double[] truth = {2, 0, 0.5, 3};
    double[][] x = new double[200][truth.length];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < truth.length; c++) {
        x[i][c] = random.nextInt(20);
      }
      y[i] = NonNegativeFit.value(x[i], truth);
    }
    double[] found = NonNegativeFit.fit(x, y);

    for (int c = 0; c < truth.length; c++) {
      assertThat(found[c]).isCloseTo(truth[c], within(1e-3));
    }
  }

  @Test
  void whatWouldBeNegativeIsNought() {
    double[][] x = {{1, 1}, {2, 3}, {4, 1}, {3, 5}};
    double[] y = {10 - 1, 20 - 3, 40 - 1, 30 - 5};

    double[] found = NonNegativeFit.fit(x, y);

    assertThat(found[1]).isZero();
    assertThat(found[0]).isPositive();
  }
}

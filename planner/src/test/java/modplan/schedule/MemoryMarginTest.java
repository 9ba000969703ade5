package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryMarginTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 33, 45, 100})
  void theLeastMemoryIsTheLeast(int percent) {
    MemoryMargin margin = new MemoryMargin(percent);
    for (long predicted = 1; predicted < 3000; predicted++) {
      long least = margin.least(predicted);
      assertThat(margin.within(least)).isGreaterThanOrEqualTo(predicted);
      assertThat(margin.within(least - 1)).isLessThan(predicted);
      assertThat(margin.most(margin.within(predicted))).isLessThanOrEqualTo(predicted);
    }
    assertThat(margin.within(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }
}

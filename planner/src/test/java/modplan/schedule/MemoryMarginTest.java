package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import modplan.cost.ModuleCost;
import modplan.cost.ModuleCost.Origin;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryMarginTest {
  private static List<PlannedModule> modules(int measured, int predicted) {
    List<PlannedModule> modules = new ArrayList<>();
    for (int i = 0; i < measured + predicted; i++) {
      String name = "m" + i;
      Origin from = i < measured ? Origin.MEASURED : Origin.PREDICTED;
      modules.add(
          new PlannedModule(
              ModuleName.of(name),
              name + ".scm",
              0,
              name + ".scm",
              1,
              2,
              new ModuleCost(1, 1, 1, 1, from),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              true,
              List.of(),
              ""));
    }
    return modules;
  }

  @Test
  void whatWasMeasuredNeedsLessToSpare() {
    assertThat(MemoryMargin.of(modules(0, 9))).isEqualTo(new MemoryMargin(40));
    assertThat(MemoryMargin.of(modules(9, 0))).isEqualTo(new MemoryMargin(15));
    assertThat(MemoryMargin.of(modules(5, 5)).percent()).isBetween(16, 39);
    assertThat(MemoryMargin.of(modules(99, 1)).percent()).isBetween(15, 16);
    assertThat(MemoryMargin.of(List.of())).isEqualTo(new MemoryMargin(15));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 33, 40, 100})
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

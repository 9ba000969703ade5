package modplan.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;

class CostModelTest {
  private static final ModuleName NAME = ModuleName.of("a", "b");

  @Test
  void costsGrowWithSizeAndWithTheOptimisationLevel() {
    SizeCosts costs = new SizeCosts();

    assertThat(costs.module(NAME, 10_000, 2))
        .isEqualTo(new ModuleCost(767_000, 49_000, 2_200, 52, ModuleCost.Origin.PREDICTED));
    assertThat(costs.module(NAME, 10_000, 1).compileMicros()).isEqualTo(102_000);
    assertThat(costs.module(NAME, 10_000, 3)).isEqualTo(costs.module(NAME, 10_000, 2));
    assertThat(costs.module(NAME, 4_000_000_000L, 2).compileMicros()).isPositive();
  }

  @Test
  void theLastMeasurementOfAModuleCounts() {
    MeasuredCosts costs =
        MeasuredCosts.of(
            """
            {"event": "compile", "module": "(a b)", "compileSeconds": 9, "loadSeconds": 9}
            {"event": "compile", "module": "(a b)", "compileSeconds": 1.5, "loadSeconds": 0.25}
            {"event": "step", "step": 1, "cpuSeconds": 2}
            """,
            new SizeCosts());

    ModuleCost measured = costs.module(NAME, 10_000, 2);
    assertThat(measured.compileMicros()).isEqualTo(1_500_000);
    assertThat(measured.loadSourceMicros()).isEqualTo(250_000);
    assertThat(measured.from()).isEqualTo(ModuleCost.Origin.MEASURED);
    assertThat(costs.module(ModuleName.of("c"), 10_000, 2).from())
        .isEqualTo(ModuleCost.Origin.PREDICTED);
  }

  @Test
  void aLineThatIsNotJsonIsNamed() {
    assertThatThrownBy(() -> MeasuredCosts.of("{}\n{\"a\": ", new SizeCosts()))
        .hasMessageContaining("line 2");
  }
}

package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import modplan.cli.InProcess;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan of every sample tree passes {@code verify}. */
class PlansHoldTest {
  @TempDir Path out;

  static Stream<String> trees() {
    return Samples.directoriesIn(Samples.TREES).stream();
  }

  @ParameterizedTest
  @MethodSource("trees")
  void thePlanHolds(String name) {
    String tree = Samples.TREES.resolve(name).toString();
    for (String jobs : List.of("1", "2", "8")) {
      InProcess.Outcome planned =
          InProcess.run(out, "plan", tree, "--jobs", jobs, "--format", "json", "-o", "plan.json");
      assertThat(planned.exitCode()).as(planned.err()).isZero();

      InProcess.Outcome verified = InProcess.run(out, "verify", "plan.json");
      assertThat(verified.out()).startsWith("plan.json: the plan holds; checked ");
      assertThat(verified.exitCode()).isZero();
    }
  }
}

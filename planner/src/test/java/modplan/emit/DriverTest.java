package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import modplan.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of the driver, by tests in Scheme. */
class DriverTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"guile", "guile-2.2"})
  void everyPartOnEachGuile(String guile) throws Exception {
    Programs.assumePresent(guile);

    RealGuile.Result result =
        RealGuile.run(
            directory,
            List.of(
                guile,
                "--no-auto-compile",
                "-s",
                resource("/modplan/emit/driver-test.scm").toString(),
                resource("/modplan/emit/driver").toString(),
                directory.toString()));

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text()).contains(" 0 failed");
  }

  @Test
  void allPartsAreInTheDriver() {
    assertThat(Driver.text())
        .startsWith(";;; Compiles the stale modules")
        .endsWith("(main (command-line))\n");
    assertThat(Driver.PARTS).doesNotHaveDuplicates();
  }

  private static Path resource(String name) throws Exception {
    return Path.of(Objects.requireNonNull(DriverTest.class.getResource(name)).toURI());
  }
}

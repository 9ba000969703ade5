package modplan.guile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineProbeTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"guile-3.0", "guile-2.2"})
  void tellsSecondsOfCpu(String program) {
    try {
      GuileInstallation.of(program);
    } catch (IOException e) {
      assumeTrue("true".equals(System.getenv("CI")), program + " is not installed");
      throw new AssertionError(program + " has to be there in CI", e);
    }

    assertThat(MachineProbe.seconds(program + " --no-debug").orElseThrow()).isBetween(1e-4, 20.0);
  }

  @Test
  void whatIsNoGuileTellsNothing() throws IOException {
    Path liar = Files.writeString(directory.resolve("liar"), "#!/bin/sh\necho seconds many\n");
    Path failing =
        Files.writeString(directory.resolve("failing"), "#!/bin/sh\necho seconds 1\nexit 1\n");
    assertThat(liar.toFile().setExecutable(true) && failing.toFile().setExecutable(true)).isTrue();

    assertThat(MachineProbe.seconds("true")).isEmpty();
    assertThat(MachineProbe.seconds("no-such-program")).isEmpty();
    assertThat(MachineProbe.seconds(liar.toString())).isEmpty();
    assertThat(MachineProbe.seconds(failing.toString())).isEmpty();
  }
}

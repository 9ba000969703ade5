package modplan.samples;

import static modplan.samples.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that makes all outputs several times says whether they have the same bytes. */
class SameBytesTest {
  private static final Path SCRIPT = Path.of("bench/same-bytes").toAbsolutePath();
  private static final Path JAR = Path.of("../planner/target/modplan.jar").toAbsolutePath();

  private record Result(int exit, String text) {}

  private static Result run(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MODPLAN", program.toString());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private static Path program(Path directory, String line) throws Exception {
    Path program = Files.writeString(directory.resolve("program"), "#!/bin/sh\n" + line + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @ParameterizedTest
  @ValueSource(strings = {"layered", "strict-cycle"})
  void outputsOfTheSamplesHaveTheSameBytes(String sample, @TempDir Path directory)
      throws Exception {
    require(Files.isRegularFile(JAR), "the jar is not built yet: mvn verify builds it");
    Path program =
        program(directory, "exec java -XX:TieredStopAtLevel=1 -jar '%s' \"$@\"".formatted(JAR));

    Result result = run(program, "trees/" + sample, "--jobs", "4");

    assertThat(result.text()).endsWith("eight times five outputs, the same bytes\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void anOutputThatDiffersIsNoticed(@TempDir Path directory) throws Exception {
    Path program =
        program(directory, "for last; do :; done; echo \"$JDK_JAVA_OPTIONS\" >\"$last\"");

    Result result = run(program, "trees/layered");

    assertThat(result.text()).contains("the outputs differ");
    assertThat(result.exit()).isEqualTo(1);
  }
}

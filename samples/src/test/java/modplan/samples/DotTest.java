package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import modplan.cli.InProcess;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphviz draws what we write. */
class DotTest {
  @TempDir Path directory;

  static Stream<String> trees() {
    return Stream.of("layered", "macro-cycle", "autoload-cycle");
  }

  @ParameterizedTest
  @MethodSource("trees")
  @RequiresProgram("dot")
  void graphvizReadsTheGraph(String tree) throws IOException {
    String root = Samples.DIRECTORY.resolve("trees").resolve(tree).toString();
    String dot = InProcess.run(directory, "graph", root, "--format", "dot").out();
    Files.writeString(directory.resolve("graph.dot"), dot);

    ExternalProgram.Outcome drawn =
        ExternalProgram.of("dot", "-Tsvg", "graph.dot").in(directory).run();

    assertThat(drawn.err()).isEmpty();
    assertThat(drawn.exitCode()).isZero();
    assertThat(drawn.out()).contains("<svg").contains("</svg>");
  }
}

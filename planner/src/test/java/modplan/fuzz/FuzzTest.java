package modplan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text that once made a fault, and a few new ones; {@link Fuzz} runs for longer. */
@Timeout(110)
class FuzzTest {
  private static final int EXECUTIONS = 400;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void findsNoFault(FuzzTarget target) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(12);

    Fuzz.Result result = Fuzz.run(target, 20261124, EXECUTIONS, end, directory);

    assertThat(result.faults()).isEmpty();
    assertThat(result.executions()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void faultsStayMended(FuzzTarget target) throws IOException, URISyntaxException {
    for (Path text : corpus(target)) {
      target.run(directory, Files.readAllBytes(text));
    }
  }

  private static List<Path> corpus(FuzzTarget target) throws IOException, URISyntaxException {
    String name = "/modplan/fuzz/" + target.name().toLowerCase(Locale.ROOT);
    var folder = FuzzTest.class.getResource(name);
    if (folder == null) {
      return List.of(); // none has failed yet
    }
    try (Stream<Path> texts = Files.list(Path.of(folder.toURI()))) {
      return texts.sorted().toList();
    }
  }
}

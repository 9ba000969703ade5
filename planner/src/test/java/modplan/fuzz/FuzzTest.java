package modplan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text that once made a fault, and a few new ones; {@link Fuzz} runs for longer. */
@Timeout(value = 110, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a loop can be left, too
class FuzzTest {
  private static final int EXECUTIONS = 400;

  private static final Path CORPUS = Path.of("src/test/resources/modplan/fuzz");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void findsNoFault(FuzzTarget target) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(12);

    Fuzz.Result result = Fuzz.run(target, 20261124, EXECUTIONS, end, directory, FuzzTest::show);

    assertThat(result.faults()).isEmpty();
    assertThat(result.executions()).isPositive();
  }

  /** The directory is gone when the test is. */
  private static void show(Path hang) {
    try {
      System.err.println("does not end, in Base64: " + base64(hang));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }

  /** A target that once failed has a folder of its name. */
  @ParameterizedTest
  @EnumSource(names = {"BINDINGS", "PLAN"})
  void faultsStayMended(FuzzTarget target) throws IOException {
    List<Path> texts = list(CORPUS.resolve(target.name().toLowerCase(Locale.ROOT)));

    assertThat(texts).isNotEmpty();
    for (Path text : texts) {
      target.run(directory, Files.readAllBytes(text));
    }
  }

  @Test
  void everyFolderOfTextsIsRun() throws IOException, NoSuchMethodException {
    EnumSource run =
        FuzzTest.class
            .getDeclaredMethod("faultsStayMended", FuzzTarget.class)
            .getAnnotation(EnumSource.class);

    assertThat(list(CORPUS))
        .extracting(folder -> folder.getFileName().toString().toUpperCase(Locale.ROOT))
        .containsExactlyInAnyOrder(run.names());
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}

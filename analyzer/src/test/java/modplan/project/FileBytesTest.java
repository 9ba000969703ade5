package modplan.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBytesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, FileBytes.CHUNK - 1, FileBytes.CHUNK, FileBytes.CHUNK + 1, 5_000_000})
  void readsAllOfAFileOfAnySize(int size, @TempDir Path directory) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);

    assertThat(FileBytes.read(Files.write(directory.resolve("f"), bytes))).isEqualTo(bytes);
  }

  /** The kernel tells a size of 0, and makes the text while it is read. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void readsAFileThatHasMoreThanItTells() throws IOException {
    Path status = Path.of("/proc/self/status");
    assertThat(Files.size(status)).isZero();

    assertThat(new String(FileBytes.read(status), UTF_8))
        .startsWith("Name:\t")
        .contains("\nVmRSS:\t")
        .containsPattern("\nnonvoluntary_ctxt_switches:\t\\d+\n$");
  }
}

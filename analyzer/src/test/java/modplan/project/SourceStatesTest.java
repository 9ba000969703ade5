package modplan.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStatesTest {
  private static final String TEXT = "(define x 1)\n";

  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void writeTheFile() throws IOException {
    file = Files.writeString(directory.resolve("a.scm"), TEXT);
  }

  private String hash(SourceStates earlier) {
    SourceStates states = SourceStates.read(Map.of("a.scm", file), earlier);
    return Objects.requireNonNull(states.files().get("a.scm")).hash();
  }

  /** A state whose hash nobody can have computed. */
  private SourceStates known(String hash, long readNanos) throws IOException {
    FileSignature signature = Objects.requireNonNull(FileSignature.of(file));
    return new SourceStates(
        new TreeMap<>(Map.of("a.scm", new SourceState(hash, signature))), readNanos);
  }

  @Test
  void whatWasNotTouchedIsNotOpened() throws IOException {
    assertThat(hash(known("seen", Long.MAX_VALUE))).isEqualTo("seen");
  }

  @Test
  void whatWasReadWhileItWasYoungIsReadAgain() throws IOException {
    long changed = Objects.requireNonNull(FileSignature.of(file)).changedNanos();

    assertThat(hash(known("seen", changed + 1_000_000_000))).isEqualTo(text(TEXT));
    assertThat(hash(known("seen", 0))).isEqualTo(text(TEXT));
    assertThat(hash(known(SourceState.UNSETTLED, Long.MAX_VALUE))).isEqualTo(text(TEXT));
  }

  @Test
  void whatWasTouchedIsReadAgainWhateverItsTimeSays() throws IOException {
    SourceStates before = known("seen", Long.MAX_VALUE);
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, TEXT.replace('1', '2'));
    Files.setLastModifiedTime(file, time);

    assertThat(hash(before)).isEqualTo(text(TEXT.replace('1', '2')));
  }

  @Test
  void filesThatAreNotThereAreMissing() throws IOException {
    SourceStates before = known("seen", Long.MAX_VALUE);
    Files.delete(file);

    assertThat(SourceStates.read(Map.of("a.scm", file), before).files()).isEmpty();
    Files.createDirectory(file);
    assertThat(SourceStates.read(Map.of("a.scm", file), before).files()).isEmpty();
  }

  private static String text(String content) {
    return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
  }
}

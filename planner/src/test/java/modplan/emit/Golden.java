package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are compared as a whole; {@code -Dgolden.update=true} rewrites them for review. */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/modplan/emit");

  private Golden() {}

  static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(file).exists();
    assertThat(text).isEqualTo(Files.readString(file));
  }
}

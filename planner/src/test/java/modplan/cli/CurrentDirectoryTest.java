package modplan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process in the root itself: the other tests name directories from where they stand. */
class CurrentDirectoryTest {
  @TempDir Path directory;

  @Test
  void includedFilesAreReadThereToo() throws Exception {
    Files.createDirectory(directory.resolve("q"));
    Files.writeString(directory.resolve("q/a.scm"), "(define-module (q a))\n(include \"b.inc\")\n");
    Files.writeString(directory.resolve("q/b.inc"), "(define x 1)\n");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "modplan.cli.Main",
                    "simulate",
                    ".",
                    "--entry",
                    "(q a)"))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();

    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(said).isEqualTo("load-source (q a): ok\n1 ok, 0 fail, 0 unknown\n");
    assertThat(process.waitFor()).isZero();
  }
}

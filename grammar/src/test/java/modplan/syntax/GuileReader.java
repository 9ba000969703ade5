package modplan.syntax;

import static modplan.Requirements.require;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Real Guile, asked what it reads: {@code read-cases.scm}. */
final class GuileReader {
  private static final char SEPARATOR = '\u0001';

  private GuileReader() {}

  /** The data of each text as {@link CanonicalForm} prints them. Skips the test without Guile. */
  static List<String> read(List<String> texts, Path directory)
      throws IOException, InterruptedException {
    Path driver = directory.resolve("read-cases.scm");
    Path cases = directory.resolve("cases");
    Path answers = directory.resolve("answers");
    Path complaints = directory.resolve("complaints");
    try (InputStream resource = GuileReader.class.getResourceAsStream("read-cases.scm")) {
      Files.write(driver, resource.readAllBytes());
    }
    Files.writeString(cases, String.join(String.valueOf(SEPARATOR), texts));
    require(isInstalled(), "no guile on the PATH");
    Process guile =
        new ProcessBuilder("guile", "--no-auto-compile", driver.toString(), cases.toString())
            .redirectOutput(answers.toFile())
            .redirectError(complaints.toFile())
            .start();
    if (!guile.waitFor(5, TimeUnit.MINUTES) || guile.exitValue() != 0) {
      guile.destroyForcibly();
      throw new IOException("guile failed: " + Files.readString(complaints));
    }
    List<String> lines = Files.readString(answers, StandardCharsets.UTF_8).lines().toList();
    if (lines.size() != texts.size()) {
      throw new IOException(lines.size() + " answers to " + texts.size() + " texts");
    }
    return lines;
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "guile")));
  }
}

package modplan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import modplan.project.IoErrors;
import modplan.project.UsageException;

/** Says before a build starts what would make it fail. */
final class Guards {
  private Guards() {}

  /** Makes a directory that can be written into. */
  static void makeDirectory(Path directory, String shown) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, ".modplan", ""));
    } catch (IOException e) {
      throw new UsageException("cannot write into %s: %s".formatted(shown, IoErrors.reason(e)));
    }
  }

  /** Looks for a program, which may be written with arguments, where the shell does. */
  static void requireProgram(Session session, String command, String option) {
    String program = command.strip().split("\\s+", 2)[0];
    boolean found;
    try {
      if (program.contains("/")) {
        found = Files.isExecutable(session.workingDirectory().resolve(program));
      } else {
        String path = session.environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        found = false;
        for (String directory : path.split(":", -1)) {
          found |= Files.isExecutable(Path.of(directory.isEmpty() ? "." : directory, program));
        }
      }
    } catch (InvalidPathException notAName) {
      found = false;
    }
    if (!found) {
      throw new UsageException(
          "%s is not installed (it was not found on PATH); %s names another"
              .formatted(program, option));
    }
  }
}

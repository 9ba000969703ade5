package modplan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import modplan.project.IoErrors;
import modplan.project.UsageException;
import org.jspecify.annotations.Nullable;

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
    if (find(session, command) == null) {
      String program = name(command);
      String where =
          program.contains("/") ? "there is no such program" : "it was not found on PATH";
      throw new UsageException(
          "%s is not installed (%s); %s names another".formatted(program, where, option));
    }
  }

  /** The file of a program, or its name where there is none. */
  static Path program(Session session, String command) {
    Path file = find(session, command);
    return file == null ? Path.of(name(command)) : file;
  }

  private static String name(String command) {
    return command.strip().split("\\s+", 2)[0];
  }

  private static @Nullable Path find(Session session, String command) {
    String program = name(command);
    try {
      if (program.contains("/")) {
        Path file = session.workingDirectory().resolve(program);
        return Files.isExecutable(file) ? file : null;
      }
      String path = session.environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
      for (String directory : path.split(":", -1)) {
        Path file = Path.of(directory.isEmpty() ? "." : directory, program);
        if (Files.isExecutable(file)) {
          return file;
        }
      }
    } catch (InvalidPathException notAName) {
      // there is no such program
    }
    return null;
  }
}

package modplan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import modplan.emit.BuildTool;
import modplan.emit.EmitSettings;
import modplan.emit.GeneratedFile;
import modplan.emit.StepVariables;
import modplan.emit.UnquotableNameException;
import modplan.project.IoErrors;
import modplan.project.UsageException;
import modplan.schedule.CompilePlan;

/** Writes the files of a build to disk. */
final class BuildFiles {
  private BuildFiles() {}

  /**
   * Writes the build file and what it needs. A file that has the right text already is left alone,
   * so that the build does not start again.
   *
   * @param file the build file, as the user wrote it
   */
  static void write(
      Session session,
      CompilePlan plan,
      BuildTool tool,
      boolean tuneCollector,
      String file,
      List<Path> directories) {
    write(session, plan, tool, tuneCollector, StepVariables.DEFAULT, file, directories);
  }

  /**
   * The same.
   *
   * @param variables what the build is to have in its variables, for tools that take them from the
   *     file only
   */
  static void write(
      Session session,
      CompilePlan plan,
      BuildTool tool,
      boolean tuneCollector,
      StepVariables variables,
      String file,
      List<Path> directories) {
    Path fragment = session.workingDirectory().resolve(file).toAbsolutePath().normalize();
    Path parent = fragment.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UsageException("cannot write %s: its directory does not exist".formatted(file));
    }
    List<GeneratedFile> files;
    try {
      EmitSettings settings =
          EmitSettings.of(
              realPath(parent).resolve(fragment.getFileName()),
              directories.stream().map(BuildFiles::realPath).toList(),
              Main.Version.text());
      files = tool.emit(plan, settings.withTuneCollector(tuneCollector).withVariables(variables));
    } catch (UnquotableNameException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    for (GeneratedFile generated : files) {
      Path target = parent.resolve(generated.name());
      if (!hasText(target, generated.text())) {
        session.write(target.toString(), generated.text());
      }
    }
  }

  /** A path through a symbolic link leads elsewhere when it goes up again. */
  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UsageException("cannot use %s: %s".formatted(path, IoErrors.reason(e)));
    }
  }

  private static boolean hasText(Path file, String text) {
    try {
      return Files.isRegularFile(file)
          && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false; // writing will tell what is wrong
    }
  }
}

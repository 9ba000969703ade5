package modplan.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import modplan.source.SourceDecoder;
import modplan.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the files of the roots, read again for reports that show them: facts hold no text. Not
 * for several threads at once.
 */
public final class SourceLines {
  private final Map<String, Path> files = new HashMap<>();
  private String open = "";
  private @Nullable SourceFile source;

  private SourceLines() {}

  public static SourceLines of(Project project) {
    SourceLines lines = new SourceLines();
    for (ProjectFile file : project.files()) {
      Path directory = project.roots().get(file.root()).directory();
      lines.files.put(file.facts().file(), directory.resolve(file.path()));
    }
    return lines;
  }

  /**
   * A line without its end; empty if the file cannot be read or is shorter by now.
   *
   * @param file its path for reports
   * @param line from 1
   */
  public String line(String file, int line) {
    Path path = files.get(file);
    if (path == null) {
      return "";
    }
    if (!open.equals(file)) {
      open = file;
      source = read(path);
    }
    return source == null ? "" : source.line(line);
  }

  private static @Nullable SourceFile read(Path path) {
    try {
      return SourceDecoder.decode(path.toString(), FileBytes.read(path));
    } catch (IOException e) {
      return null; // it was there when it was analysed; the finding stands without its line
    }
  }
}

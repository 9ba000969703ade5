package modplan.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import modplan.source.SourceDecoder;
import modplan.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Lines of the files of the roots, read again for reports that show them: facts hold no text. */
public final class SourceLines {
  private final Map<String, Path> files = new HashMap<>();

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
   * Lines without their ends, those that are wanted and there: not of files that cannot be read or
   * are shorter by now. Files are read in parallel.
   *
   * @param wanted numbers of lines, from 1, by the path of the file for reports
   */
  public Map<String, Map<Integer, String>> lines(Map<String, Set<Integer>> wanted) {
    return wanted.entrySet().parallelStream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, each -> lines(each.getKey(), each.getValue())));
  }

  private Map<Integer, String> lines(String file, Set<Integer> wanted) {
    Map<Integer, String> lines = new HashMap<>();
    Path path = files.get(file);
    int last = wanted.stream().mapToInt(Integer::intValue).max().orElse(0);
    SourceFile source = path == null ? null : read(path, last);
    if (source != null) {
      wanted.forEach(line -> lines.put(line, source.line(line)));
    }
    return lines;
  }

  /** What a file begins with: findings are mostly in module forms. */
  private static @Nullable SourceFile read(Path path, int lines) {
    try {
      SourceFile source = SourceDecoder.decode(path.toString(), FileBytes.readLines(path, lines));
      return source.hasLine(lines + 1) // else bytes of another encoding looked like ends of lines
          ? source
          : SourceDecoder.decode(path.toString(), FileBytes.read(path));
    } catch (IOException e) {
      return null; // it was there when it was analysed; the finding stands without its line
    }
  }
}

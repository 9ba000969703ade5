package modplan.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import modplan.project.Project;
import modplan.project.Root;
import modplan.project.UnreadableFile;
import modplan.project.UsageException;
import org.jspecify.annotations.Nullable;

/** The files that a list names, one a line: from the working directory, or else from a root. */
final class FilesFrom {
  private static final int MOST_SHOWN = 3;

  private FilesFrom() {}

  /**
   * The paths of the listed files as reports write them. What the project does not hold is said on
   * the log.
   *
   * @param list a file, or {@code -} for standard input; null for none
   * @param more further paths
   */
  static Set<String> read(
      @Nullable String list, List<String> more, Project project, Session session, boolean quiet) {
    String source = list == null ? "--files" : list.equals("-") ? "standard input" : list;
    List<String> lines = new ArrayList<>(more);
    if (list != null) {
      session.read(list).lines().map(String::strip).forEach(lines::add);
    }
    Set<String> known =
        project.files().stream().map(f -> f.facts().file()).collect(Collectors.toSet());
    project.unreadable().stream().map(UnreadableFile::file).forEach(known::add);
    Set<String> files = new HashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String line : lines) {
      if (!line.isEmpty()) {
        List<String> named = names(line, source, project, session);
        if (named.stream().noneMatch(known::contains)) {
          unknown.add(line);
        }
        files.addAll(named);
      }
    }
    if (!unknown.isEmpty() && !quiet) {
      String rest = unknown.size() > MOST_SHOWN ? ", ..." : "";
      session
          .err()
          .println(
              "modplan: %s that %s lists %s not read: %s%s"
                  .formatted(
                      unknown.size() == 1 ? "1 file" : unknown.size() + " files",
                      source,
                      unknown.size() == 1 ? "was" : "were",
                      String.join(", ", unknown.subList(0, Math.min(MOST_SHOWN, unknown.size()))),
                      rest));
    }
    return files;
  }

  /** The paths that a line may mean, as reports write them. */
  static List<String> names(String line, String list, Project project, Session session) {
    List<String> names = new ArrayList<>();
    try {
      Path fromHere = absolute(session.workingDirectory().resolve(line));
      for (Root root : project.roots()) {
        Path directory = absolute(root.directory());
        Path file = Files.exists(fromHere) ? fromHere : absolute(directory.resolve(line));
        if (file.startsWith(directory)) {
          String path = directory.relativize(file).toString();
          names.add(root.prefix() + path.replace(file.getFileSystem().getSeparator(), "/"));
        }
      }
    } catch (InvalidPathException e) {
      throw new UsageException("%s: this is no path: %s".formatted(list, line));
    }
    return names;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}

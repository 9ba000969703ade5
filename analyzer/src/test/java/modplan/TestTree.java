package modplan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.graph.ModuleGraph;
import modplan.project.Excludes;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.rule.Analysis;
import modplan.rule.AnalysisOptions;

/**
 * A tree of files for a test, written as one text: each file starts with a line {@code === path
 * ===}.
 */
public final class TestTree {
  private final Path directory;

  private TestTree(Path directory) {
    this.directory = directory;
  }

  /** Writes the files below a directory. */
  public static TestTree in(Path directory, String files) {
    TestTree tree = new TestTree(directory);
    String path = "";
    StringBuilder text = new StringBuilder();
    for (String line : files.split("\n", -1)) {
      if (line.startsWith("=== ") && line.endsWith(" ===")) {
        tree.write(path, text);
        path = line.substring(4, line.length() - 4);
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    tree.write(path, text);
    return tree;
  }

  private void write(String path, CharSequence text) {
    if (path.isEmpty()) {
      return;
    }
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.toString().stripTrailing() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project with the whole tree as its one root. */
  public Project read(String... loadPath) {
    return read(1, List.of("."), List.of(loadPath), List.of());
  }

  /** The analysis of {@link #read}. */
  public Analysis analysis(AnalysisOptions options) {
    return analysis(read(), options);
  }

  /** The analysis with the settings that nobody has changed. */
  public Analysis analysis() {
    return analysis(read());
  }

  public static Analysis analysis(Project project) {
    return analysis(project, AnalysisOptions.DEFAULT);
  }

  public static Analysis analysis(Project project, AnalysisOptions options) {
    return new Analysis(project, ModuleGraph.of(project), options);
  }

  /** The project with these roots. */
  public Project read(
      int threads, List<String> roots, List<String> loadPath, List<String> excludes) {
    return ProjectReader.read(
        new ProjectOptions(directory, roots, loadPath, Excludes.of(excludes), threads));
  }
}

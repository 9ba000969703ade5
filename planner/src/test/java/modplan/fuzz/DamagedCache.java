package modplan.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import modplan.project.Excludes;
import modplan.project.FactsCache;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.rule.AnalysisOptions;
import modplan.rule.LintReport;
import modplan.rule.Linter;
import modplan.rule.Policy;

/** Lint with the files that an earlier run has kept, one of which is damaged. */
final class DamagedCache {
  private static final String VERSION = "1";

  private final Path tree;
  private final Path sound;
  private final Path damaged;

  /** Keeps what a first run of a small tree keeps, if that was not done here before. */
  DamagedCache(Path directory) throws IOException {
    tree = directory.resolve("tree");
    sound = directory.resolve("sound");
    damaged = directory.resolve("damaged");
    if (!Files.exists(sound)) {
      Files.createDirectories(tree);
      write(
          "a.scm",
          """
          (define-module (a) #:use-module (b) #:use-module (gone) #:export (x m))
          (define-syntax-rule (m e) (list e 'm))
          (define x 1)
          """);
      write(
          "b.scm",
          """
          (define-module (b) #:use-module (a) #:autoload (c) (z) #:export (y))
          (define y (+ x 1))
          (define (later) (m z))
          """);
      lint(sound);
      write("c.scm", "(define-module (c) #:use-module (a) #:export (z))\n(define z x)\n");
      lint(sound); // what is new is kept apart
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(tree.resolve(file), text);
  }

  private ProjectOptions options() {
    return new ProjectOptions(
        tree.getParent(), List.of("tree"), List.of(), Excludes.of(List.of()), 2);
  }

  private LintReport lint(Path caches) {
    FactsCache cache = new FactsCache(caches, VERSION);
    Project project = ProjectReader.open(options(), cache);
    return Linter.lint(project, AnalysisOptions.DEFAULT.withCache(cache), Policy.NONE);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(sound)) {
      return files.sorted().toList();
    }
  }

  /** Each file with its number before it. */
  List<byte[]> texts() throws IOException {
    List<byte[]> texts = new ArrayList<>();
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      byte[] text = new byte[bytes.length + 1];
      text[0] = (byte) texts.size();
      System.arraycopy(bytes, 0, text, 1, bytes.length);
      texts.add(text);
    }
    return texts;
  }

  /**
   * Lints twice, first with this file in place of the one that it is the number of.
   *
   * @throws AssertionError if the report is another than without any cache
   */
  void lintWith(byte[] text) throws IOException {
    List<Path> files = files();
    int number = text.length == 0 ? 0 : Math.floorMod(text[0], files.size());
    Files.createDirectories(damaged);
    for (int i = 0; i < files.size(); i++) {
      byte[] bytes =
          i == number
              ? Arrays.copyOfRange(text, Math.min(1, text.length), text.length)
              : Files.readAllBytes(files.get(i));
      Files.write(damaged.resolve(files.get(i).getFileName()), bytes);
    }
    LintReport full =
        Linter.lint(ProjectReader.read(options()), AnalysisOptions.DEFAULT, Policy.NONE);
    for (int run = 1; run <= 2; run++) {
      if (!lint(damaged).equals(full)) {
        throw new AssertionError("run %d says something else than without cache".formatted(run));
      }
    }
  }
}

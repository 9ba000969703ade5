package modplan.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import modplan.TestTree;
import modplan.load.Hazard;
import modplan.load.HazardCodec;
import modplan.project.Excludes;
import modplan.project.FactsCache;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hazards of an earlier run: the same findings with and without, and only while they hold. */
class KeptHazardsTest {
  @TempDir Path directory;
  private Path tree;
  private Path caches;

  @BeforeEach
  void writeTree() throws IOException {
    tree = Files.createDirectory(directory.resolve("tree"));
    caches = directory.resolve("cache");
    Files.writeString(
        tree.resolve("a.scm"),
        """
        (define-module (a) #:use-module (b) #:export (x m))
        (define-syntax-rule (m e) (list e 'm))
        (define x 1)
        """);
    Files.writeString(
        tree.resolve("b.scm"),
        """
        (define-module (b) #:use-module (a) #:autoload (c) (z) #:export (y))
        (define y (+ x 1))
        (define (later) (m z))
        """);
    Files.writeString(
        tree.resolve("c.scm"), "(define-module (c) #:use-module (a) #:export (z))\n(define z x)\n");
  }

  private List<Finding> plain() {
    return Linter.lint(TestTree.analysis(ProjectReader.read(options()))).findings();
  }

  private List<Finding> cached() {
    FactsCache cache = new FactsCache(caches, "1");
    Project project = ProjectReader.read(options(), cache);
    AnalysisOptions options = AnalysisOptions.DEFAULT.withCache(cache);
    return Linter.lint(TestTree.analysis(project, options)).findings();
  }

  private ProjectOptions options() {
    return new ProjectOptions(directory, List.of("tree"), List.of(), Excludes.of(List.of()), 2);
  }

  private Path kept() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.filter(f -> f.toString().endsWith(".hazards")).findFirst().orElseThrow();
    }
  }

  @Test
  void findingsAreTheSameFromTheCache() throws IOException {
    assertThat(plain()).extracting(Finding::rule).contains("strict-cycle", "autoload-cycle");
    assertThat(cached()).isEqualTo(plain());
    byte[] first = Files.readAllBytes(kept());

    assertThat(cached()).isEqualTo(plain());

    assertThat(Files.readAllBytes(kept())).isEqualTo(first);
  }

  @Test
  void aCommentBehindTheCodeChangesNothing() throws IOException {
    cached();
    byte[] first = Files.readAllBytes(kept());
    append("b.scm", ";; a remark\n");

    assertThat(cached()).isEqualTo(plain());

    assertThat(Files.readAllBytes(kept())).isEqualTo(first);
  }

  @Test
  void codeAndItsPlaceCount() throws IOException {
    cached();
    byte[] first = Files.readAllBytes(kept());
    String before = Files.readString(tree.resolve("b.scm"));
    Files.writeString(tree.resolve("b.scm"), ";; a remark\n" + before);
    assertThat(cached()).isEqualTo(plain());
    byte[] moved = Files.readAllBytes(kept());
    assertThat(moved).isNotEqualTo(first);

    Files.writeString(tree.resolve("b.scm"), before.replace("(+ x 1)", "(lambda () x)"));
    assertThat(cached())
        .isEqualTo(plain())
        .extracting(Finding::rule)
        .doesNotContain("strict-cycle");

    Files.writeString(tree.resolve("b.scm"), before);
    Files.writeString(tree.resolve("d.scm"), "(define-module (d) #:use-module (a))\n");
    assertThat(cached()).isEqualTo(plain());
  }

  @Test
  void whatIsDamagedIsFoundAgain() throws IOException {
    cached();
    byte[] whole = Files.readAllBytes(kept());
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(kept(), java.util.Arrays.copyOf(whole, length));
      assertThat(cached()).isEqualTo(plain());
      assertThat(Files.readAllBytes(kept())).isEqualTo(whole);
    }
    byte[] flipped = whole.clone();
    flipped[whole.length - 3] ^= 1;
    Files.write(kept(), flipped);
    assertThat(cached()).isEqualTo(plain());
    Files.write(kept(), "(nothing of ours".getBytes(UTF_8));
    assertThat(cached()).isEqualTo(plain());
  }

  @Test
  void hazardsComeBackAsTheyWere() {
    Analysis analysis = TestTree.analysis(ProjectReader.read(options()));
    List<Hazard> hazards = analysis.hazards().of(Hazard.Kind.STRICT, Hazard.Kind.values());

    assertThat(hazards).isNotEmpty();
    assertThat(HazardCodec.read(HazardCodec.write(hazards))).isEqualTo(hazards);
  }

  private void append(String file, String text) throws IOException {
    Path path = tree.resolve(file);
    Files.writeString(path, Files.readString(path) + text);
  }
}

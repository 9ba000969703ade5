package modplan.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.TestTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectReaderTest {
  @TempDir Path directory;

  private static List<String> paths(Project project) {
    return project.files().stream().map(f -> f.facts().file()).toList();
  }

  @Test
  void listsSchemeFilesInTheOrderOfTheirPaths() {
    Project project =
        TestTree.in(directory, "=== b/x.scm ===\n1\n=== a.scm ===\n2\n=== a.txt ===\nno").read();

    assertThat(paths(project)).containsExactly("a.scm", "b/x.scm");
    assertThat(project.skippedDirectories()).isZero();
  }

  @Test
  void skipsHiddenIgnoredAndBuildDirectoriesAndCountsThem() throws IOException {
    TestTree tree =
        TestTree.in(
            directory,
            """
            === .gitignore ===
            /out/
            *.tmp
            !keep.tmp
            === out/a.scm ===
            1
            === deep/out/b.scm ===
            1
            === cache.tmp/c.scm ===
            1
            === keep.tmp/d.scm ===
            1
            === .hidden/e.scm ===
            1
            === built/config.status ===
            === built/f.scm ===
            1
            """);
    Files.createDirectories(directory.resolve("tagged"));
    Files.writeString(directory.resolve("tagged/CACHEDIR.TAG"), "");
    Files.writeString(directory.resolve("tagged/g.scm"), "1");

    Project project = tree.read();

    assertThat(paths(project)).containsExactly("deep/out/b.scm", "keep.tmp/d.scm");
    assertThat(project.skippedDirectories()).isEqualTo(5);
  }

  @Test
  void excludesByPattern() {
    TestTree tree =
        TestTree.in(
            directory,
            "=== tests/a.scm ===\n1\n=== src/tests/b.scm ===\n1\n=== src/c-test.scm ===\n1\n=== src/d.scm ===\n1");

    assertThat(paths(tree.read(1, List.of("."), List.of(), List.of("tests", "*-test.scm"))))
        .containsExactly("src/d.scm");
    assertThat(paths(tree.read(1, List.of("."), List.of(), List.of("/tests"))))
        .containsExactly("src/c-test.scm", "src/d.scm", "src/tests/b.scm");
    assertThat(paths(tree.read(1, List.of("."), List.of(), List.of("src/**"))))
        .containsExactly("tests/a.scm");
  }

  @Test
  void readsOfTheLoadPathOnlyWhatIsImportedAndWhatThatImports() {
    TestTree tree =
        TestTree.in(
            directory,
            """
            === app/main.scm ===
            (define-module (main) #:use-module (lib one))
            === libs/lib/one.scm ===
            (define-module (lib one) #:use-module (lib two))
            === libs/lib/two.scm ===
            (define-module (lib two))
            === libs/lib/three.scm ===
            (define-module (lib three))
            """);

    Project project = tree.read(2, List.of("app"), List.of("libs"), List.of());

    assertThat(project.libraryFiles())
        .extracting(f -> f.facts().file())
        .containsExactly("libs/lib/one.scm", "libs/lib/two.scm");
  }

  @Test
  void severalRootsStandBeforeTheirPaths() {
    TestTree tree = TestTree.in(directory, "=== one/a.scm ===\n1\n=== two/a.scm ===\n1");

    Project project = tree.read(1, List.of("one/", "two"), List.of(), List.of());

    assertThat(paths(project)).containsExactly("one/a.scm", "two/a.scm");
    assertThat(project.files()).extracting(ProjectFile::path).containsExactly("a.scm", "a.scm");
  }

  @Test
  void aMissingRootIsAUsageError() {
    TestTree tree = TestTree.in(directory, "=== a.scm ===\n1");

    assertThatThrownBy(() -> tree.read(1, List.of("nowhere"), List.of(), List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage("root nowhere does not exist");
    assertThatThrownBy(() -> tree.read(1, List.of("a.scm"), List.of(), List.of()))
        .hasMessage("root a.scm is not a directory");
    assertThatThrownBy(() -> tree.read("gone"))
        .hasMessage("load path directory gone does not exist");
  }

  @Test
  void whatIsNoTextIsUnreadableAndTheRestIsRead() throws IOException {
    TestTree tree = TestTree.in(directory, "=== good.scm ===\n(define-module (good))");
    Files.write(directory.resolve("binary.scm"), new byte[] {'a', '\n', 'b', 0, 'c'});

    Project project = tree.read();

    assertThat(paths(project)).containsExactly("good.scm");
    assertThat(project.unreadable())
        .containsExactly(
            new UnreadableFile("binary.scm", "it is not text: there is a NUL byte at 2:2"));
  }

  @Test
  void linksAndSpecialFilesAreLeftAlone() throws IOException {
    TestTree tree = TestTree.in(directory, "=== a/a.scm ===\n1");
    Files.createSymbolicLink(directory.resolve("a/loop"), directory.resolve("a"));
    Files.createSymbolicLink(directory.resolve("link.scm"), directory.resolve("a/a.scm"));
    Files.createSymbolicLink(directory.resolve("dangling.scm"), directory.resolve("nowhere"));

    assertThat(paths(tree.read())).containsExactly("a/a.scm");
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      files.append(
          "=== m%03d.scm ===\n(define-module (m%03d) #:use-module (m%03d))\n"
              .formatted(i, i, (i * 7) % 200));
    }
    TestTree tree = TestTree.in(directory, files.toString());

    Project one = tree.read(1, List.of("."), List.of(), List.of());
    Project four = tree.read(4, List.of("."), List.of(), List.of());

    assertThat(four).isEqualTo(one);
  }
}

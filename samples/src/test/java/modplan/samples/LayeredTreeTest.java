package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree {@code layered} compiles as a whole, and runs from what was compiled. */
class LayeredTreeTest {
  private static final Path TREE = Samples.TREES.resolve("layered");
  private static final Path COMPILE =
      Samples.DIRECTORY.resolve("src/test/resources/modplan/samples/compile-tree.scm");

  @Test
  @RequiresProgram("guile")
  void compilesAndRunsWithGuile(@TempDir Path out) throws IOException {
    compileAndRun("guile", out);
  }

  @Test
  @RequiresProgram("guile-2.2")
  void compilesAndRunsWithGuileTwoTwo(@TempDir Path out) throws IOException {
    compileAndRun("guile-2.2", out);
  }

  private static void compileAndRun(String guile, Path out) throws IOException {
    List<String> sources = sources();

    ExternalProgram.Outcome compiled =
        ExternalProgram.of(
                Stream.concat(
                        Stream.of(
                            guile, "--no-auto-compile", "-L", ".", COMPILE.toString(), "" + out),
                        sources.stream())
                    .toArray(String[]::new))
            .in(TREE)
            .run();
    assertThat(compiled.exitCode()).as(compiled.err()).isZero();
    assertThat(compiled.err()).isEmpty();
    assertThat(sources).allSatisfy(source -> assertThat(out.resolve(compiled(source))).exists());

    ExternalProgram.Outcome run =
        ExternalProgram.of(
                guile,
                "--no-auto-compile",
                "-C",
                out.toString(),
                "-L",
                ".",
                "-c",
                "(use-modules (quire cli main)) (exit (main '(\"quire\" \"render\")))")
            .in(TREE)
            .run();
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(": "))))
        .containsExactly("markup.html", "welcome.html", "index.html", "tags.html", "feed.xml");
    assertThat(run.out())
        .contains("<p>Quire turns <em>plain text</em> into a small site.")
        .contains("<blockquote><p>A quote &amp; more of it.</p></blockquote>");
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(TREE)) {
      return files
          .filter(file -> file.toString().endsWith(".scm"))
          .map(file -> TREE.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static String compiled(String source) {
    return source.substring(0, source.length() - ".scm".length()) + ".go";
  }
}

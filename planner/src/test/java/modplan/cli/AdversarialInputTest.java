package modplan.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that nobody would write: what modplan says, with which exit code, and that it ends. */
@Timeout(120)
class AdversarialInputTest {
  private static final String MODULE = "(define-module (a))\n";
  private static final String CLEAN =
      "0 errors, 0 warnings in 1 module, 0 imports, 0 cycles; 1 file\n";

  @TempDir Path tree;

  private void write(String name, String text) throws IOException {
    Files.write(tree.resolve(name), text.getBytes(UTF_8));
  }

  private InProcess.Outcome lint(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "lint";
    arguments[1] = ".";
    System.arraycopy(more, 0, arguments, 2, more.length);
    InProcess.Outcome outcome = InProcess.run(tree, arguments);
    assertThat(outcome.err()).isEmpty();
    return outcome;
  }

  private void isClean() {
    InProcess.Outcome outcome = lint();
    assertThat(outcome.out()).isEqualTo(CLEAN);
    assertThat(outcome.exitCode()).isZero();
  }

  private void fails(String firstLine) {
    InProcess.Outcome outcome = lint();
    assertThat(outcome.out().lines().findFirst()).hasValue(firstLine);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(lint("--strict", "--fail-on", "never").exitCode()).isEqualTo(ExitCode.UNREADABLE);
  }

  // ---------------------------------------------------------------- depth and size

  @ParameterizedTest
  @CsvSource({
    "'(', ')'",
    "'#(', ')'",
    "'[', ']'",
    "'(begin ', ')'",
    "'(define (', 'x))'",
    "'#|', '|#'",
    "'(quasiquote (unquote ', '))'"
  })
  void nestingAMillionDeep(String open, String close) throws IOException {
    write("a.scm", MODULE + open.repeat(1_000_000) + close.repeat(1_000_000));

    isClean();
  }

  @Test
  void aMillionQuotes() throws IOException {
    write("a.scm", MODULE + "'".repeat(1_000_000) + "x");

    isClean();
  }

  @Test
  void aMillionDatumComments() throws IOException {
    write("a.scm", MODULE + "#;".repeat(1_000_000) + "x ".repeat(1_000_000));

    isClean();
  }

  @Test
  void aModuleFormAMillionDeep() throws IOException {
    write(
        "a.scm",
        "(define-module (a) #:use-module " + "(".repeat(1_000_000) + ")".repeat(1_000_000) + ")");

    fails("a.scm:1:1: error: this form is nested deeper than 500 [syntax-error]");
  }

  @Test
  void tenMillionOpenBrackets() throws IOException {
    write("a.scm", MODULE + "(".repeat(10_000_000));

    InProcess.Outcome outcome = lint();
    assertThat(outcome.out())
        .startsWith("a.scm:")
        .containsPattern("never closed|more memory")
        .doesNotContain("Exception");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void tenMillionCloseBrackets() throws IOException {
    write("a.scm", MODULE + ")".repeat(10_000_000));

    fails("a.scm:2:1: error: unexpected `)`: no list is open here [syntax-error]");
  }

  @Test
  void aLineOf100Megabytes() throws IOException {
    try (OutputStream out = Files.newOutputStream(tree.resolve("a.scm"))) {
      out.write((MODULE + "(define x \"").getBytes(UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write("a".repeat(1_000_000).getBytes(UTF_8));
      }
      out.write("\") (@ (nowhere) y)".getBytes(UTF_8));
    }

    InProcess.Outcome outcome = lint();
    assertThat(outcome.out())
        .startsWith("a.scm:2:100000015: warning: cannot find module (nowhere)");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aFileOf200Megabytes() throws IOException {
    try (OutputStream out = Files.newOutputStream(tree.resolve("a.scm"))) {
      byte[] lines =
          "(define (f x) ; some words here\n  \"and a string\")\n".repeat(20_000).getBytes(UTF_8);
      out.write(MODULE.getBytes(UTF_8));
      for (long size = 0; size < 200_000_000; size += lines.length) {
        out.write(lines);
      }
    }

    InProcess.Outcome outcome = lint();
    assertThat(outcome.out())
        .satisfiesAnyOf(
            text -> assertThat(text).isEqualTo(CLEAN),
            text ->
                assertThat(text)
                    .startsWith("a.scm:1:1: error: cannot read this file: it takes more memory"));
    assertThat(outcome.exitCode()).isIn(ExitCode.CLEAN, ExitCode.FINDINGS);
  }

  // ---------------------------------------------------------------- encodings

  @Test
  void invalidUtf8() throws IOException {
    Files.write(
        tree.resolve("a.scm"),
        (MODULE + "(define x \"\u00FF\u00FE\u0080\u00C3\")").getBytes(ISO_8859_1));

    isClean();
  }

  @Test
  void nulBytes() throws IOException {
    write("a.scm", MODULE + "(define x \"\0\")");

    fails(
        "a.scm:1:1: error: cannot read this file: it is not text: there is a NUL byte at 2:12"
            + " [unreadable-file]");
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, été",
    "iso-8859-15, œuf",
    "koi8-r, пять",
    "windows-1252, œuf",
    "utf-8, λ"
  })
  void codingCookies(String encoding, String word) throws IOException {
    Files.write(
        tree.resolve("a.scm"),
        (";; coding: " + encoding + "\n" + MODULE + "\"" + word + "\" (@ (" + word + ") y)")
            .getBytes(encoding));

    assertThat(lint().out())
        .startsWith(
            "a.scm:3:%d: warning: cannot find module (%s)".formatted(word.length() + 4, word));
  }

  @Test
  void anUnknownCodingCookie() throws IOException {
    write("a.scm", ";; coding: klingon-8\n" + MODULE);

    fails("a.scm:1:12: error: unknown encoding `klingon-8` [syntax-error]");
  }

  @Test
  void byteOrderMarks() throws IOException {
    String text = "\uFEFF(define-module (a) #:use-module (nowhere))";
    for (var charset : new java.nio.charset.Charset[] {UTF_8, UTF_16LE}) {
      Files.write(tree.resolve("a.scm"), text.getBytes(charset));

      assertThat(lint().out()).startsWith("a.scm:1:33: error: cannot find module (nowhere)");
    }
  }

  @Test
  void carriageReturns() throws IOException {
    write("a.scm", "(define-module (a)\r\n  #:use-module (nowhere))\r\n");

    assertThat(lint().out()).startsWith("a.scm:2:16: error: cannot find module (nowhere)");
  }

  // ---------------------------------------------------------------- the file system

  @Test
  void loopsOfLinks() throws IOException {
    write("a.scm", MODULE);
    Files.createSymbolicLink(tree.resolve("again"), Path.of("."));
    Files.createSymbolicLink(tree.resolve("self.scm"), Path.of("self.scm"));
    Files.createSymbolicLink(tree.resolve("dangling.scm"), Path.of("nowhere.scm"));

    isClean();
  }

  @Test
  void pipesDevicesAndDirectories() throws Exception {
    write("a.scm", MODULE);
    Files.createDirectory(tree.resolve("directory.scm"));
    Files.createSymbolicLink(tree.resolve("zero.scm"), Path.of("/dev/zero"));
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo here");
    assertThat(new ProcessBuilder("mkfifo", tree.resolve("fifo.scm").toString()).start().waitFor())
        .isZero();

    isClean();
  }

  @Test
  void filesThatComeGoAndGrowMeanwhile() throws Exception {
    for (int i = 0; i < 50; i++) {
      write("m" + i + ".scm", "(define-module (m" + i + "))");
    }
    AtomicBoolean done = new AtomicBoolean();
    Thread restless =
        new Thread(
            () -> {
              for (int i = 0; !done.get(); i = (i + 1) % 50) {
                Path file = tree.resolve("m" + i + ".scm");
                try {
                  Files.delete(file);
                  Files.writeString(file, "(define-module (m" + i + "))" + "(f)".repeat(i * 100));
                } catch (NoSuchFileException e) {
                  // The next one, then.
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            });
    restless.start();
    try {
      for (int run = 0; run < 60; run++) {
        InProcess.Outcome outcome = lint();
        assertThat(outcome.exitCode()).isIn(ExitCode.CLEAN, ExitCode.FINDINGS);
        assertThat(outcome.out()).doesNotContain("Exception");
      }
    } finally {
      done.set(true);
      restless.join();
    }
  }

  // ---------------------------------------------------------------- output

  @Test
  void devicesAreWrittenToAndNotReplaced() throws IOException {
    write("a.scm", MODULE);
    Path device = Path.of("/dev/null");
    assumeTrue(Files.isWritable(device), "no /dev/null here");

    assertThat(lint("-o", "/dev/null").exitCode()).isZero();
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aFullDisk() throws IOException {
    write("a.scm", MODULE);
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");

    InProcess.Outcome outcome = InProcess.run(tree, "graph", ".", "-o", "/dev/full");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .isEqualTo("modplan: cannot write /dev/full: no space left on device\n");
  }

  @Test
  void aLinkKeepsPointingAtTheReport() throws IOException {
    write("a.scm", MODULE);
    Path report = Files.createFile(tree.resolve("report.txt"));
    Path link = Files.createSymbolicLink(tree.resolve("link.txt"), Path.of("report.txt"));

    lint("-o", "link.txt");

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(report).hasContent(CLEAN.strip());
  }

  /** Whenever a run is killed, its report is the old one or the whole new one. */
  @Test
  void killedRunsLeaveNoHalfReports() throws Exception {
    for (int i = 0; i < 200; i++) {
      write("m" + i + ".scm", "(define-module (m" + i + ") #:use-module (m" + (i + 1) % 200 + "))");
    }
    Path report = tree.resolve("report.json");
    String whole = InProcess.run(tree, "graph", ".").out();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    for (int delay = 0; delay < 1500; delay += 100) {
      Files.writeString(report, "old");
      Process process =
          new ProcessBuilder(
                  java,
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "modplan.cli.Main",
                  "graph",
                  ".",
                  "--no-cache",
                  "-o",
                  "report.json")
              .directory(tree.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Thread.sleep(delay);
      process.destroyForcibly().waitFor();

      assertThat(Files.readString(report)).isIn("old", whole);
    }
  }
}

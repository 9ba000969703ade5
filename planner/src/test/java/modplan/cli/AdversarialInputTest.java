package modplan.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody would write: what modplan says, with which exit code, and that it ends. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a loop can be left, too
class AdversarialInputTest {
  private static final String MODULE = "(define-module (a))\n";
  private static final String CLEAN =
      "0 errors, 0 warnings in 1 module, 0 imports, 0 cycles; 1 file\n";

  private static final String HELP =
      "it is neither in the roots nor in Guile 3.0.8; correct the name, show the library with -L"
          + " DIR, or list it in assume-external";

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

    fails("a.scm:2:1: error: this list is never closed [syntax-error]");
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
    require(Runtime.getRuntime().maxMemory() > 1_500_000_000, "the JVM has too little memory");
    try (OutputStream out = Files.newOutputStream(tree.resolve("a.scm"))) {
      byte[] lines =
          "(define (f x) ; some words here\n  \"and a string\")\n".repeat(20_000).getBytes(UTF_8);
      out.write(MODULE.getBytes(UTF_8));
      for (long size = 0; size < 200_000_000; size += lines.length) {
        out.write(lines);
      }
    }

    isClean();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 'it takes more memory than Java may use; MODPLAN_JAVA_OPTS=-Xmx8g allows 8 GiB'",
    "3000, larger than 2 GiB"
  })
  void aFileForWhichThereIsNoMemory(long megabytes, String reason) throws Exception {
    write("b.scm", "(define-module (b))\n");
    try (RandomAccessFile file = new RandomAccessFile(tree.resolve("a.scm").toFile(), "rw")) {
      file.setLength(megabytes << 20);
    }
    String expected =
        """
        a.scm:1:1: error: cannot read this file: %s [unreadable-file]
            help: make it readable, or leave it out with --exclude
        1 error, 0 warnings in 1 module, 0 imports, 0 cycles; 1 file, 1 not read
        """
            .formatted(reason);
    OwnJvm small = new OwnJvm(List.of(), List.of("-Xmx100m"), Map.of());

    assertThat(small.run(tree, "lint", ".", "--no-cache"))
        .isEqualTo(new OwnJvm.Outcome(ExitCode.FINDINGS, expected));
    assertThat(small.run(tree, "lint", ".", "--no-cache", "--strict"))
        .isEqualTo(new OwnJvm.Outcome(ExitCode.UNREADABLE, expected));
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

    InProcess.Outcome outcome = lint();
    assertThat(outcome.out())
        .isEqualTo(
            """
            a.scm:3:%d: warning: cannot find module (%s), which 1 file needs [unresolved-import]
                3 | "%s" (@ (%s) y)
                  | %s^
                note: Guile says nothing while compiling; the code fails when it gets there
                help: %s
            0 errors, 1 warning in 1 module, 0 imports, 0 cycles; 1 file
            """
                .formatted(
                    word.length() + 4, word, word, word, " ".repeat(word.length() + 3), HELP));
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void anUnknownCodingCookie() throws IOException {
    write("a.scm", ";; coding: klingon-8\n" + MODULE);

    fails("a.scm:1:12: error: unknown encoding `klingon-8` [syntax-error]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE"})
  void byteOrderMarks(String charset) throws IOException {
    Files.write(
        tree.resolve("a.scm"),
        "\uFEFF(define-module (a) #:use-module (nowhere))".getBytes(Charset.forName(charset)));

    cannotFind("(nowhere)", 1, "(define-module (a) #:use-module (nowhere))");
  }

  @Test
  void carriageReturns() throws IOException {
    write("a.scm", "(define-module (a)\r\n  #:use-module (nowhere))\r\n");

    cannotFind("(nowhere)", 2, "  #:use-module (nowhere))");
  }

  @Test
  void invalidUtf8InTheNameOfAModule() throws IOException {
    Files.write(
        tree.resolve("a.scm"), "(define-module (a) #:use-module (b \u00FFc))".getBytes(ISO_8859_1));

    cannotFind("(b \uFFFDc)", 1, "(define-module (a) #:use-module (b \uFFFDc))");
  }

  @Test
  void invalidUtf8InASymbol() throws IOException {
    Files.write(
        tree.resolve("a.scm"),
        "(define-module (a) #:export (x\u00FFy))\n(define x\u00FFy 1)".getBytes(ISO_8859_1));
    Files.write(
        tree.resolve("b.scm"),
        "(define-module (b) #:use-module ((a) #:select (x\u00FFy z\u00FF)))".getBytes(ISO_8859_1));

    InProcess.Outcome outcome = lint();
    assertThat(outcome.out())
        .isEqualTo(
            """
            b.scm:1:33: error: (a) does not export z\uFFFD [missing-export]
                1 | (define-module (b) #:use-module ((a) #:select (x\uFFFDy z\uFFFD)))
                  |                                 ^
                note: Guile says: no binding `z\uFFFD' in module (a)
                help: export it there, or correct the name here
            1 error, 0 warnings in 2 modules, 1 import, 0 cycles; 2 files
            """);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
  }

  /** Of a.scm, whose only finding is the import of this module in this line. */
  private void cannotFind(String module, int line, String text) {
    InProcess.Outcome outcome = lint();
    assertThat(outcome.out())
        .isEqualTo(
            """
            a.scm:%d:%d: error: cannot find module %s, which 1 file needs [unresolved-import]
                %d | %s
                  | %s^
                note: Guile says: no code for module %s
                help: %s
            1 error, 0 warnings in 1 module, 1 import, 0 cycles; 1 file
            """
                .formatted(
                    line,
                    text.indexOf(module) + 1,
                    module,
                    line,
                    text,
                    " ".repeat(text.indexOf(module)),
                    module,
                    HELP));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
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
    require(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo here");
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
    CompletableFuture<Integer> restless =
        CompletableFuture.supplyAsync(
            () -> {
              int changes = 0;
              for (; !done.get(); changes++) {
                int i = changes % 50;
                Path file = tree.resolve("m" + i + ".scm");
                try {
                  Files.delete(file);
                  Files.writeString(file, "(define-module (m" + i + "))" + "(f)".repeat(i * 100));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
              return changes;
            });
    try {
      for (int run = 0; run < 60; run++) {
        InProcess.Outcome outcome = lint();
        List<String> errors =
            outcome.out().lines().filter(line -> line.contains(": error: ")).toList();
        assertThat(errors)
            .allMatch(
                line ->
                    line.matches(
                        "m\\d+\\.scm:1:\\d+: error: (cannot read this file: no such file or directory"
                            + " \\[unreadable-file]|this list is never closed \\[syntax-error])"));
        assertThat(outcome.exitCode())
            .isEqualTo(errors.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS);
      }
    } finally {
      done.set(true);
      restless.handle((changes, failure) -> 0).join();
    }
    assertThat(restless.get()).as("changes meanwhile").isGreaterThan(50);
  }

  // ---------------------------------------------------------------- output

  @Test
  void devicesAreWrittenToAndNotReplaced() throws IOException {
    write("a.scm", MODULE);
    Path device = Path.of("/dev/null");
    require(Files.isWritable(device), "no /dev/null here");

    assertThat(lint("-o", "/dev/null").exitCode()).isZero();
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aFullDisk() throws IOException {
    write("a.scm", MODULE);
    require(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");

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
    OwnJvm jvm = new OwnJvm(List.of(), List.of(), Map.of());
    Set<String> seen = new HashSet<>();
    // However slow the machine is: until a run comes to its report.
    for (int delay = 0; delay < 1500 || !seen.contains(whole); delay += 100) {
      Files.writeString(report, "old");
      Process process =
          jvm.start(
              tree, tree.resolve("said"), "graph", ".", "--no-cache", "-o", report.toString());
      Thread.sleep(delay);
      process.destroyForcibly().waitFor();

      seen.add(Files.readString(report));
    }
    assertThat(seen).containsExactlyInAnyOrder("old", whole);
  }
}

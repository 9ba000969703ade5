package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void tree() throws IOException {
    Files.writeString(
        directory.resolve("a.scm"),
        "(define-module (a) #:use-module (b) #:use-module (b) #:use-module (gone x))\n");
    Files.writeString(directory.resolve("b.scm"), "(define-module (b))\n");
  }

  private int run(String... args) {
    return Main.run(
        args,
        new Session(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void findingsAboveTheThresholdExitWithOne() {
    assertThat(run("lint")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out())
        .isEqualTo(
            """
            a.scm:1:50: warning: (b) is imported twice [duplicate-import]
                a.scm:1:33: this import shows the same names
                help: remove one of the two
            a.scm:1:67: error: cannot find module (gone x), which 1 file needs [unresolved-import]
                note: Guile says: no code for module (gone x)
                help: it is neither in the roots nor in Guile 3.0.8; correct the name, show the \
            library with -L DIR, or list it in assume-external
            1 error, 1 warning in 2 modules, 3 imports, 0 cycles; 2 files
            """);
  }

  @Test
  void theThresholdCanBeMoved() {
    String[] silent = {"lint", "--assume-external", "(gone *)"};
    assertThat(run(silent)).isEqualTo(ExitCode.CLEAN);
    assertThat(run("lint", "--assume-external", "(gone *)", "--fail-on", "warning"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(run("lint", "--fail-on", "never")).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void whatCannotBeReadIsAFindingAndWithStrictAnExitCode() throws IOException {
    Files.write(directory.resolve("binary.scm"), new byte[] {'(', 0, ')'});

    assertThat(run("lint", "--fail-on", "never")).isEqualTo(ExitCode.CLEAN);
    assertThat(out())
        .contains("binary.scm:1:1: error: cannot read this file: it is not text")
        .contains("; 2 files, 1 not read\n");
    assertThat(run("lint", "--strict")).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void wrongSettingsAreAnsweredInOneLine() {
    assertThat(run("lint", "--guile-version", "4")).isEqualTo(ExitCode.USAGE);
    assertThat(run("lint", "--guile-version", "1.8")).isEqualTo(ExitCode.USAGE);
    assertThat(run("lint", "-O", "7")).isEqualTo(ExitCode.USAGE);
    assertThat(run("lint", "--assume-external", "guix config")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(4);
    assertThat(out()).isEmpty();
  }

  @Test
  void jsonGoesToAFile() throws IOException {
    assertThat(run("lint", "--format", "json", "-o", "report.json")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out()).isEmpty();
    assertThat(Files.readString(directory.resolve("report.json")))
        .startsWith("{\n\"schemaVersion\": \"1.0\",\n");
  }

  private int runInGithub(String... args) {
    return Main.run(
        args,
        new Session(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            Map.of("GITHUB_ACTIONS", "true")));
  }

  @Test
  void insideGithubActionsFindingsBecomeAnnotations() {
    runInGithub("lint");
    assertThat(out()).startsWith("::warning file=a.scm,line=1,col=50,title=duplicate-import::");
    out.reset();
    runInGithub("lint", "--format", "text");
    assertThat(out()).startsWith("a.scm:1:50: warning: ");
  }

  @Test
  void insideGithubActionsAFileStillHoldsText() throws IOException {
    runInGithub("lint", "-o", "report.txt");
    assertThat(Files.readString(directory.resolve("report.txt"))).startsWith("a.scm:1:50: ");
  }

  @Test
  void formatsOfOthersNameFilesFromTheWorkingDirectory() throws IOException {
    Path sub = Files.createDirectories(directory.resolve("sub"));
    Files.writeString(sub.resolve("c.scm"), "(define-module (c) #:use-module (gone))\n");
    run("lint", "--format", "rdjsonl", "./sub/");
    assertThat(out()).contains("\"path\":\"sub/c.scm\"");
    out.reset();
    run("lint", "--format", "checkstyle", sub.toString());
    assertThat(out()).contains("<file name=\"sub/c.scm\">");
    for (String format : new String[] {"sarif", "gitlab"}) {
      out.reset();
      assertThat(run("lint", "--format", format, ".")).isEqualTo(ExitCode.FINDINGS);
      assertThat(out()).contains("\"sub/c.scm\"");
    }
  }

  @Test
  void rulesAreListedAndExplained() {
    assertThat(run("list-rules")).isEqualTo(ExitCode.CLEAN);
    assertThat(out()).contains("library-cycle             error    an R6RS or R7RS library");
    assertThat(run("explain", "[library-cycle]")).isEqualTo(ExitCode.CLEAN);
    assertThat(out()).contains("# library-cycle\n");
    assertThat(run("explain", "no-such-rule")).isEqualTo(ExitCode.USAGE);
  }
}

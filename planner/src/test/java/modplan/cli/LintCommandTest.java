package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LintCommandTest extends CommandTest {
  @BeforeEach
  void tree() throws IOException {
    Files.writeString(
        directory.resolve("a.scm"),
        "(define-module (a) #:use-module (b) #:use-module (b) #:use-module (gone x))\n");
    Files.writeString(directory.resolve("b.scm"), "(define-module (b))\n");
  }

  @Test
  void findingsAboveTheThresholdExitWithOne() {
    assertThat(run("lint")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out)
        .isEqualTo(
            """
            a.scm:1:50: warning: (b) is imported twice [duplicate-import]
                1 | (define-module (a) #:use-module (b) #:use-module (b) #:use-module (gone x))
                  |                                                  ^
                a.scm:1:33: this import shows the same names
                help: remove one of the two
            a.scm:1:67: error: cannot find module (gone x), which 1 file needs [unresolved-import]
                1 | (define-module (a) #:use-module (b) #:use-module (b) #:use-module (gone x))
                  |                                                                   ^
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
    assertThat(out)
        .contains("binary.scm:1:1: error: cannot read this file: it is not text")
        .contains("; 2 files, 1 not read\n");
    assertThat(run("lint", "--strict")).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void wrongSettingsAreAnsweredInOneLine() {
    isRefused("lint", "--guile-version", "4");
    isRefused("lint", "--guile-version", "1.8");
    isRefused("lint", "-O", "7");
    isRefused("lint", "--assume-external", "guix config");
  }

  @Test
  void jsonGoesToAFile() throws IOException {
    assertThat(run("lint", "--format", "json", "-o", "report.json")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out).isEmpty();
    assertThat(Files.readString(directory.resolve("report.json")))
        .startsWith("{\n\"schemaVersion\": \"1.1\",\n");
  }

  private int runInGithub(String... arguments) {
    return run(InputStream.nullInputStream(), Map.of("GITHUB_ACTIONS", "true"), arguments);
  }

  @Test
  void insideGithubActionsFindingsBecomeAnnotations() {
    runInGithub("lint");
    assertThat(out).startsWith("::warning file=a.scm,line=1,col=50,title=duplicate-import::");
    runInGithub("lint", "--format", "text");
    assertThat(out).startsWith("a.scm:1:50: warning: ");
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
    assertThat(out).contains("\"path\":\"sub/c.scm\"");
    run("lint", "--format", "checkstyle", sub.toString());
    assertThat(out).contains("<file name=\"sub/c.scm\">");
    for (String format : new String[] {"sarif", "gitlab"}) {
      assertThat(run("lint", "--format", format, ".")).isEqualTo(ExitCode.FINDINGS);
      assertThat(out).contains("\"sub/c.scm\"");
    }
  }

  @Test
  void findingsOfABaselineDoNotFail() throws IOException {
    assertThat(run("lint", "--write-baseline", "base.txt")).isEqualTo(ExitCode.CLEAN);
    assertThat(err)
        .isEqualTo(
            "modplan: wrote base.txt with 2 findings; lint --baseline base.txt, or baseline = \"base.txt\" in modplan.toml, reports what is new\n");
    assertThat(run("lint", "--baseline", "base.txt", "--fail-on", "info"))
        .isEqualTo(ExitCode.CLEAN);
    assertThat(out)
        .isEqualTo(
            "0 errors, 0 warnings, 2 in the baseline in 2 modules, 3 imports, 0 cycles; 2 files\n");

    Files.writeString(directory.resolve("b.scm"), "(define-module (b) #:use-module (new))\n");
    assertThat(run("lint", "--baseline", "base.txt")).isEqualTo(ExitCode.FINDINGS);
    assertThat(run("lint")).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void theConfigurationCanNameTheBaseline() throws IOException {
    run("lint", "--write-baseline", "base.txt");
    Files.writeString(directory.resolve("modplan.toml"), "baseline = 'base.txt'\n");
    assertThat(run("lint")).isEqualTo(ExitCode.CLEAN);
    Path sub = Files.createDirectories(directory.resolve("sub"));
    Files.writeString(directory.resolve("modplan.toml"), "baseline = 'sub/none.txt'\n");
    assertThat(run("lint", "sub")).isEqualTo(ExitCode.USAGE);
    assertThat(sub).isEmptyDirectory();
    assertThat(err).startsWith("modplan: cannot read sub/none.txt: ");
  }

  @Test
  void staleEntriesAreReportedAndPruned() throws IOException {
    run("lint", "--write-baseline", "base.txt");
    Files.writeString(directory.resolve("a.scm"), "(define-module (a) #:use-module (gone x))\n");
    assertThat(run("lint", "--baseline", "base.txt")).isEqualTo(ExitCode.CLEAN);
    assertThat(err)
        .isEqualTo(
            """
            modplan: 1 of the findings in base.txt is there no more; --prune removes them from it
                a.scm: (b) is imported twice [duplicate-import]
            """);
    assertThat(Files.readString(directory.resolve("base.txt")).lines()).hasSize(3);
    assertThat(run("lint", "--baseline", "base.txt", "--prune", "--quiet"))
        .isEqualTo(ExitCode.CLEAN);
    assertThat(Files.readString(directory.resolve("base.txt")).lines()).hasSize(2);
    run("lint", "--baseline", "base.txt");
    assertThat(err).isEmpty();
  }

  @Test
  void wrongBaselineOptionsAreAnsweredInOneLine() throws IOException {
    Files.writeString(directory.resolve("bad.txt"), "no baseline\n");
    isRefused("lint", "--prune");
    isRefused("lint", "--baseline", "none.txt");
    isRefused("lint", "--baseline", "bad.txt");
    isRefused("lint", "--baseline", "bad.txt", "--write-baseline", "x");
    isRefused("lint", "--files-from", "none.txt");
  }

  @Test
  void findingsCanBeThoseOfAListOfFiles() throws IOException {
    Files.writeString(directory.resolve("list.txt"), "b.scm\n\n./nowhere.scm\n../up.scm\n");
    assertThat(run("lint", "--files-from", "list.txt")).isEqualTo(ExitCode.CLEAN);
    assertThat(out).isEqualTo("0 errors, 0 warnings in 2 modules, 3 imports, 0 cycles; 2 files\n");
    assertThat(err)
        .isEqualTo(
            "modplan: 2 files that list.txt lists were not read: ./nowhere.scm, ../up.scm\n");

    byte[] list = directory.resolve("a.scm").toString().getBytes(StandardCharsets.UTF_8);
    assertThat(run(new ByteArrayInputStream(list), Map.of(), "lint", "--files-from", "-"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(out).contains("a.scm:1:67: error: ").contains("1 error, 1 warning in");
  }

  @Test
  void listedFilesMayBeRelativeToTheRoot() throws IOException {
    Path sub = Files.createDirectories(directory.resolve("sub"));
    Files.writeString(sub.resolve("c.scm"), "(define-module (c) #:use-module (nothing))\n");
    Files.writeString(sub.resolve("d.scm"), "(define-module (d) #:use-module (nothing2))\n");
    Files.writeString(directory.resolve("list.txt"), "c.scm\n");
    assertThat(run("lint", "sub", "--files-from", "list.txt")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out).contains("c.scm:1:").doesNotContain("d.scm:");
    assertThat(err).isEmpty();
  }

  @Test
  void rulesAreListedAndExplained() {
    assertThat(run("list-rules")).isEqualTo(ExitCode.CLEAN);
    assertThat(out).contains("library-cycle             error    an R6RS or R7RS library");
    assertThat(run("explain", "[library-cycle]")).isEqualTo(ExitCode.CLEAN);
    assertThat(out).contains("# library-cycle\n");
    assertThat(run("explain", "no-such-rule")).isEqualTo(ExitCode.USAGE);
  }
}

package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modplan.Programs;
import modplan.cli.OwnJvm.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files and directories that may not be read or written. Root may do that, so modplan runs in a
 * process that has given this up.
 */
class PermissionsTest {
  private static final String UNREADABLE =
      """
      b.scm:1:1: error: cannot read this file: permission denied [unreadable-file]
          help: make it readable, or leave it out with --exclude
      locked:1:1: error: cannot list this directory: permission denied [unreadable-file]
      2 errors, 0 warnings in 1 module, 0 imports, 0 cycles; 1 file, 2 not read
      """;

  private static final String RIGHTS = "-dac_override,-dac_read_search";
  private static final List<String> LESS_RIGHTS =
      List.of("setpriv", "--bounding-set", RIGHTS, "--inh-caps", RIGHTS);

  @TempDir Path directory;
  private List<String> lessRights = List.of();
  private Path tree;
  private Path locked;

  @BeforeEach
  void aTree() throws Exception {
    Programs.assumePresent("setpriv");
    tree = Files.createDirectory(directory.resolve("tree"));
    locked = Files.createDirectory(tree.resolve("locked"));
    Files.writeString(tree.resolve("a.scm"), "(define-module (a))\n");
    Files.writeString(tree.resolve("b.scm"), "(define-module (b))\n");
    Files.writeString(locked.resolve("c.scm"), "(define-module (c))\n");
    allow(tree.resolve("b.scm"), "---------");
    allow(locked, "---------");
    if (!Files.isReadable(tree.resolve("b.scm"))) {
      lessRights = List.of(); // we are not root
    } else {
      assumeTrue(runs(LESS_RIGHTS), "root may not give up rights here");
      lessRights = LESS_RIGHTS;
    }
  }

  private static boolean runs(List<String> starter) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(starter);
    command.add("true");
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  @AfterEach
  void unlock() throws IOException {
    if (locked != null) {
      allow(locked, "rwx------");
    }
  }

  private static void allow(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void whatMayNotBeReadIsAFindingEach() throws Exception {
    assertThat(modplan("lint", "tree")).isEqualTo(new Outcome(ExitCode.FINDINGS, UNREADABLE));
  }

  @Test
  void strictEndsWithACodeOfItsOwn() throws Exception {
    assertThat(modplan("lint", "tree", "--fail-on", "never"))
        .isEqualTo(new Outcome(ExitCode.CLEAN, UNREADABLE));
    assertThat(modplan("lint", "tree", "--fail-on", "never", "--strict"))
        .isEqualTo(new Outcome(ExitCode.UNREADABLE, UNREADABLE));
    assertThat(modplan("lint", "tree", "--strict"))
        .isEqualTo(new Outcome(ExitCode.UNREADABLE, UNREADABLE));
  }

  @Test
  void whatIsLeftOutNeedNotBeReadable() throws Exception {
    allow(Files.createDirectory(tree.resolve(".hidden")), "---------");

    assertThat(modplan("lint", "tree", "--strict", "--exclude", "b.scm", "--exclude", "locked"))
        .isEqualTo(
            new Outcome(
                ExitCode.CLEAN,
                "0 errors, 0 warnings in 1 module, 0 imports, 0 cycles; 1 file, 2 directories skipped\n"));
  }

  @Test
  void aRootThatMayNotBeListedIsWrongUse() throws Exception {
    assertThat(modplan("lint", "tree/locked"))
        .isEqualTo(
            new Outcome(
                ExitCode.USAGE, "modplan: cannot list root tree/locked: permission denied\n"));
  }

  @Test
  void aReportCannotReplaceOneWhereNothingMayBeWritten() throws Exception {
    Path reports = Files.createDirectory(directory.resolve("reports"));
    Path report = Files.writeString(reports.resolve("r.json"), "old");
    allow(reports, "r-xr-xr-x");

    assertThat(modplan("graph", "tree", "-o", "reports/r.json"))
        .isEqualTo(
            new Outcome(
                ExitCode.USAGE, "modplan: cannot write reports/r.json: permission denied\n"));
    assertThat(report).hasContent("old");
  }

  /** Runs modplan as somebody for whom permissions count. */
  private Outcome modplan(String... arguments) throws IOException, InterruptedException {
    return new OwnJvm(lessRights, List.of(), Map.of()).run(directory, arguments);
  }
}

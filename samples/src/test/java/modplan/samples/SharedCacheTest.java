package modplan.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static modplan.samples.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One place for the caches of several runs, and places where nothing can be kept: lint says the
 * same. Only the program in the jar keeps something.
 */
class SharedCacheTest {
  private static final Path JAR = Path.of("../planner/target/modplan.jar").toAbsolutePath();
  private static final Path TREE = Path.of("trees/layered").toAbsolutePath();

  @TempDir Path directory;
  private Path caches;
  private String expected;

  @BeforeEach
  void withoutCache() throws Exception {
    require(Files.isRegularFile(JAR), "the jar is not built yet: mvn verify builds it");
    caches = Files.createDirectory(directory.resolve("caches"));
    expected = end(sh("lint --no-cache")) + "\n";
    assertThat(expected).contains(" errors, ").doesNotContain("Exception");
    assertThat(caches).isEmptyDirectory();
  }

  @Test
  void runsAtTheSameTimeSayTheSame() throws Exception {
    for (int round = 0; round < 3; round++) { // the first finds nothing
      List<Process> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(sh("lint"));
      }
      for (Process run : runs) {
        assertThat(end(run) + "\n").isEqualTo(expected);
      }
    }

    assertThat(kept()).isNotEmpty().noneMatch(name -> name.endsWith(".tmp"));
  }

  /** No space at all, then enough for some of the files. */
  @Test
  void aFullDiskDoesNotMatter() throws Exception {
    Process mounts = new ProcessBuilder("unshare", "--mount", "true").start();
    assumeTrue(mounts.waitFor() == 0, "the machine allows no mounts");
    String script =
        """
        for free in 0 4k 8k 24k; do
          mount -t tmpfs -o size=64k tmpfs caches
          [ "$free" = 0 ] || head -c "$free" /dev/zero > caches/free
          cat /dev/zero > caches/filler 2>/dev/null
          rm -f caches/free
          lint
          lint
          find caches -name '*.tmp'
          umount caches
        done
        """;

    assertThat(end(sh(script, "unshare", "--mount"))).isEqualTo(expected.repeat(8).stripTrailing());
  }

  @Test
  void aDirectoryThatMayNotBeWrittenDoesNotMatter() throws Exception {
    String all = "-dac_override,-dac_read_search";
    Process run = sh("chmod 555 caches; lint", "setpriv", "--bounding-set", all, "--inh-caps", all);

    assertThat(end(run) + "\n").isEqualTo(expected);
    assertThat(caches).isEmptyDirectory();
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(caches)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }

  /** A script in which {@code lint} is lint of the tree. */
  private Process sh(String script, String... before) throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.addAll(
        List.of(
            "sh",
            "-c",
            """
            java=$1 jar=$2 tree=$3
            lint() { "$java" -XX:TieredStopAtLevel=1 -jar "$jar" lint "$tree" --fail-on never "$@"; }
            """
                + script,
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            JAR.toString(),
            TREE.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.environment().put("XDG_CACHE_HOME", caches.toString());
    return builder.start();
  }

  /** What it says, which is little, up to its good end. */
  private static String end(Process process) throws IOException, InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}

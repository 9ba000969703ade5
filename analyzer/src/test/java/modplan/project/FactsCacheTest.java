package modplan.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsCacheTest {
  private static final int FILES = 100;

  @TempDir Path directory;
  private Path tree;
  private Path caches;

  @BeforeEach
  void writeTree() throws IOException {
    tree = Files.createDirectory(directory.resolve("tree"));
    caches = directory.resolve("cache");
    for (int i = 0; i < FILES; i++) {
      write(
          i,
          "(define-module (m" + i + ") #:use-module (m" + (i + 1) + "))\n(define x " + i + ")\n");
    }
    Files.write(tree.resolve("bad.scm"), "(unfinished \"".getBytes(UTF_8));
    Files.write(tree.resolve("nul.scm"), new byte[] {'a', 0});
  }

  private void write(int i, String text) throws IOException {
    Files.writeString(tree.resolve("m" + i + ".scm"), text);
  }

  private Project plain() {
    return ProjectReader.read(options());
  }

  private Project cached(String version) {
    return ProjectReader.read(options(), new FactsCache(caches, version));
  }

  private ProjectOptions options() {
    return new ProjectOptions(directory, List.of("tree"), List.of(), Excludes.of(List.of()), 2);
  }

  private List<Path> kept(String end) throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.filter(f -> f.toString().endsWith(end)).toList();
    }
  }

  /** As if the files were there for long, so that the file system's word is taken. */
  private void waitUntilTrusted() throws InterruptedException {
    Thread.sleep(2100);
  }

  @Test
  void findsTheSameColdAndWarmAndAfterAnyChange() throws Exception {
    assertThat(cached("1")).isEqualTo(plain());
    assertThat(cached("1")).isEqualTo(plain());
    waitUntilTrusted();
    assertThat(cached("1")).isEqualTo(plain()); // writes that the files are trusted now
    assertThat(cached("1")).isEqualTo(plain());

    write(7, "(define-module (m7) #:use-module (elsewhere))\n");
    Files.delete(tree.resolve("m8.scm"));
    Files.move(tree.resolve("m9.scm"), tree.resolve("moved.scm"));

    assertThat(cached("1")).isEqualTo(plain());
    assertThat(kept(".changes")).hasSize(1);
    assertThat(cached("1")).isEqualTo(plain());
  }

  @Test
  void seesAChangeOfTheSameSizeAndTime() throws Exception {
    Path file = tree.resolve("m3.scm");
    waitUntilTrusted();
    FileTime before = Files.getLastModifiedTime(file);
    cached("1");
    String text = Files.readString(file);

    Files.writeString(file, text.replace("use-module (m4)", "use-module (n4)"));
    Files.setLastModifiedTime(file, before);

    assertThat(cached("1")).isEqualTo(plain());
  }

  @Test
  void seesAChangeRightAfterARun() throws Exception {
    for (int i = 0; i < 20; i++) {
      write(0, "(define-module (m0) #:use-module (n" + (10 + i) + "))\n");
      assertThat(cached("1")).isEqualTo(plain());
    }
  }

  @Test
  void doesNotTakeWhatAnotherVersionWrote() throws IOException {
    cached("1");
    byte[] old = Files.readAllBytes(kept(".facts").get(0));

    assertThat(cached("2")).isEqualTo(plain());
    assertThat(Files.readAllBytes(kept(".facts").get(0))).isNotEqualTo(old);
  }

  @Test
  void replacesWhatIsDamaged() throws IOException {
    cached("1");
    Path file = kept(".facts").get(0);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += Math.max(1, good.length / 60)) {
      byte[] damaged = good.clone();
      damaged[at] ^= 0x55;
      Files.write(file, damaged);
      assertThat(cached("1")).isEqualTo(plain());
      assertThat(CacheSegment.read(file, "1")).isNotNull();
    }
    for (int length = 0; length < good.length; length += Math.max(1, good.length / 60)) {
      Files.write(file, java.util.Arrays.copyOf(good, length));
      assertThat(cached("1")).isEqualTo(plain());
    }
  }

  /** Contents are looked at late: when files are known by what the index says of them. */
  @Test
  void readsTheFilesThemselvesWhereContentsAreDamaged() throws Exception {
    cached("1");
    waitUntilTrusted();
    cached("1");
    Path file = kept(".facts").get(0);
    byte[] good = Files.readAllBytes(file);
    for (int back = 1; back < good.length / 2; back += Math.max(1, good.length / 20)) {
      byte[] damaged = good.clone();
      damaged[good.length - back] ^= 0x55;
      Files.write(file, damaged);
      FactsCache cache = new FactsCache(caches, "1");

      Project opened = ProjectReader.open(options(), cache);

      assertThat(opened).isEqualTo(plain());
      opened.load();
      Files.write(file, good);
    }
  }

  @Test
  void doesWithoutAPlaceToWrite() throws IOException {
    caches = Files.createFile(directory.resolve("no-directory"));

    assertThat(cached("1")).isEqualTo(plain());
  }

  @Test
  void runsAtTheSameTimeDoNotDisturbOneAnother() throws Exception {
    Project expected = plain();
    List<CompletableFuture<Project>> runs = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String version = i % 5 == 0 ? "2" : "1";
      runs.add(CompletableFuture.supplyAsync(() -> cached(version)));
    }
    for (CompletableFuture<Project> run : runs) {
      assertThat(run.get()).isEqualTo(expected);
    }
    assertThat(kept(".tmp")).isEmpty();
    assertThat(
            CacheSegment.read(kept(".facts").get(0), "1") != null
                || CacheSegment.read(kept(".facts").get(0), "2") != null)
        .isTrue();
  }

  @Test
  void throwsAwayWhatKilledRunsLeft() throws IOException {
    Files.createDirectories(caches);
    Path left = Files.createFile(caches.resolve("facts123.tmp"));
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(200_000)));

    cached("1");

    assertThat(left).doesNotExist();
  }

  @Test
  void whatWasUsedLastStaysWhereAllIsTooMuch() throws IOException {
    Files.createDirectories(caches);
    for (int day = 1; day <= 5; day++) {
      Path file = Files.write(caches.resolve("used-" + day + "-days-ago.facts"), new byte[10_000]);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(day))));
    }
    cached("1");
    long own = Files.size(newest());
    assertThat(kept(".facts")).as("all fit").hasSize(6);

    ProjectReader.read(options(), new FactsCache(caches, "2", own + 25_000));

    assertThat(kept(".facts"))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder(
            newest().getFileName().toString(), "used-1-days-ago.facts", "used-2-days-ago.facts");
  }

  @Test
  void theTreeItselfIsKeptHoweverLargeItIs() throws IOException {
    Files.createDirectories(caches);
    Path other = Files.write(caches.resolve("other.facts"), new byte[10_000]);

    ProjectReader.read(options(), new FactsCache(caches, "1", 1));

    assertThat(other).doesNotExist();
    assertThat(CacheSegment.read(newest(), "1")).isNotNull();
  }

  private Path newest() throws IOException {
    List<Path> own =
        kept(".facts").stream().filter(f -> !f.toString().contains("-days-ago")).toList();
    assertThat(own).hasSize(1);
    return own.get(0);
  }

  @Test
  void contentHashTellsTextsApart() {
    ContentHash hash = new ContentHash(123456789);
    byte[] text = "(define-module (a b c) #:export (x))\n".getBytes(UTF_8);
    long whole = hash.of(text);

    for (int i = 0; i < text.length; i++) {
      byte[] other = text.clone();
      other[i] ^= 1;
      assertThat(hash.of(other)).isNotEqualTo(whole);
      assertThat(hash.of(java.util.Arrays.copyOf(text, i))).isNotEqualTo(whole);
    }
    assertThat(hash.of(text.clone())).isEqualTo(whole);
    assertThat(hash.of(java.util.Arrays.copyOf(text, text.length + 1))).isNotEqualTo(whole);
  }
}

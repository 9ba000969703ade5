package modplan.samples;

import static java.util.Objects.requireNonNull;
import static modplan.samples.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every output has the same bytes, whatever the JVM, locale, threads, cache, place or file order.
 */
class ByteIdentityTest {
  private static final Path JAR = Path.of("../planner/target/modplan.jar").toAbsolutePath();
  private static final List<Path> JVM_PLACES =
      List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/hostedtoolcache/Java"));

  @TempDir Path directory;
  private Path tree;
  private Map<String, String> expected = new TreeMap<>();

  private record Variant(
      String java, List<String> jvm, Map<String, String> environment, List<String> more) {
    static final Variant PLAIN =
        new Variant(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            List.of(),
            Map.of(),
            List.of("--no-cache"));

    Variant withJava(String other) {
      return new Variant(other, jvm, environment, more);
    }

    Variant withJvm(String... options) {
      return new Variant(java, List.of(options), environment, more);
    }

    Variant withEnvironment(Map<String, String> variables) {
      return new Variant(java, jvm, variables, more);
    }

    Variant with(String... options) {
      return new Variant(java, jvm, environment, List.of(options));
    }
  }

  private static final List<String> SAMPLES = List.of("layered", "autoload-cycle", "strict-cycle");

  @BeforeEach
  void writeTree() throws Exception {
    require(Files.isRegularFile(JAR), "the jar is not built yet: mvn verify builds it");
    tree = directory.resolve("tree");
    copy(SAMPLES, tree, new Random(1));
    expected = outputs(Variant.PLAIN, directory, "tree");
    assertThat(expected.get("lint.json")).contains("autoload-cycle").contains("\"findings\"");
    assertThat(expected.get("plan.json")).contains("(quire cli commands)");
    assertThat(expected.get("modplan.mk")).contains("modplan-all");
  }

  /** Copies sample trees, creating the files in an order of the random numbers. */
  private static void copy(List<String> samples, Path to, Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String sample : samples) {
      try (Stream<Path> all = Files.walk(Path.of("trees", sample))) {
        all.filter(f -> f.toString().endsWith(".scm")).forEach(files::add);
      }
    }
    Collections.sort(files);
    Collections.shuffle(files, random);
    for (Path file : files) {
      Path target = to.resolve(Path.of("trees").relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  /** What the commands write, by name. */
  private Map<String, String> outputs(Variant variant, Path from, String root) throws Exception {
    Map<String, String> outputs = new TreeMap<>();
    Path build = from.resolve("build");
    Files.createDirectories(build);
    outputs.put("lint.json", run(variant, from, root, "lint --format json --fail-on never"));
    outputs.put("lint.txt", run(variant, from, root, "lint --show-info --fail-on never"));
    outputs.put("graph.json", run(variant, from, root, "graph"));
    outputs.put("graph.dot", run(variant, from, root, "graph --format dot"));
    outputs.put("plan.json", run(variant, from, root, "plan --jobs 2 --format json"));
    run(variant, from, root, "plan --jobs 2 --emit make -o build/modplan.mk");
    try (Stream<Path> files = Files.list(build)) {
      for (Path file : files.sorted().toList()) {
        outputs.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return outputs;
  }

  private String run(Variant variant, Path from, String tree, String line) throws Exception {
    List<String> command = new ArrayList<>(List.of(variant.java(), "-XX:TieredStopAtLevel=1"));
    command.addAll(variant.jvm());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(line.split(" ", -1)));
    SAMPLES.forEach(sample -> command.add(tree + "/" + sample));
    command.addAll(variant.more());
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().putAll(variant.environment());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command.toString()).isZero();
    return out;
  }

  @Test
  void localesAndTimeZonesDoNotMatter() throws Exception {
    Map<String, String> turkish =
        Map.of("LC_ALL", "tr_TR.UTF-8", "LANG", "tr_TR.UTF-8", "TZ", "Asia/Kabul");
    assertThat(
            outputs(
                Variant.PLAIN
                    .withEnvironment(turkish)
                    .withJvm(
                        "-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9"),
                directory,
                "tree"))
        .isEqualTo(expected);
    assertThat(outputs(Variant.PLAIN.withEnvironment(Map.of("LC_ALL", "C")), directory, "tree"))
        .isEqualTo(expected);
  }

  @Test
  void threadsAndCacheDoNotMatter() throws Exception {
    Variant oneThread = Variant.PLAIN.with("--threads", "1", "--no-cache");
    Variant cached =
        Variant.PLAIN
            .with("--threads", "2")
            .withEnvironment(Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString()));

    assertThat(outputs(oneThread, directory, "tree")).isEqualTo(expected);
    assertThat(outputs(cached, directory, "tree")).isEqualTo(expected); // cold
    assertThat(directory.resolve("cache/modplan/facts")).isNotEmptyDirectory();
    assertThat(outputs(cached, directory, "tree")).isEqualTo(expected); // warm
  }

  @Test
  void placeAndOrderOfFilesDoNotMatter() throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("some/where else"));
    copy(SAMPLES, elsewhere.resolve("tree"), new Random(2));

    assertThat(outputs(Variant.PLAIN, elsewhere, "tree")).isEqualTo(expected);
  }

  @Test
  void theJvmDoesNotMatter() throws Exception {
    @Nullable String newest = newestOther();
    assumeTrue(newest != null, "there is only one JVM here"); // CI may have no other

    assertThat(outputs(Variant.PLAIN.withJava(requireNonNull(newest)), directory, "tree"))
        .isEqualTo(expected);
  }

  /** The JVM of the highest version, if it is not the one that runs the test. */
  private static @Nullable String newestOther() throws IOException {
    @Nullable String best = null;
    int bestVersion = Runtime.version().feature();
    for (Path place : JVM_PLACES) {
      if (!Files.isDirectory(place)) {
        continue;
      }
      try (Stream<Path> releases = Files.find(place, 4, (f, a) -> f.endsWith("release"))) {
        for (Path release : releases.sorted().toList()) {
          String text = Files.readString(release);
          String version = text.replaceFirst("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
          Path java = release.resolveSibling("bin/java");
          if (version.matches("\\d+")
              && Files.isExecutable(java)
              && Integer.parseInt(version) > bestVersion) {
            best = java.toString();
            bestVersion = Integer.parseInt(version);
          }
        }
      }
    }
    return best;
  }
}

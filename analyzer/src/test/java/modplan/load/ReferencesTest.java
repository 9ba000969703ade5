package modplan.load;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceDecoder;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The references of modules, strict, delayed and to macros, against what Guile's own expander makes
 * of the same code. Any tree can be compared: run {@code references.scm} on it (its header says
 * how) and give {@code -Dreferences=FILE -Dtrees=ROOT:ROOT...}; differences go to {@code
 * FILE.diff}.
 */
@NullUnmarked
class ReferencesTest {
  @Test
  void areWhatTheExpanderOfGuileSees(@TempDir Path folder) throws Exception {
    require(Guile.isThere(), "guile is not installed");
    Path tree = resource("references");
    Path output = folder.resolve("references");
    List<String> command =
        List.of(
            "guile",
            "--no-auto-compile",
            "-L",
            tree.toString(),
            resource("references.scm").toString(),
            output.toString(),
            "(ref base)",
            "(ref again)",
            "(ref user)");
    assertThat(Guile.run(folder, command)).isEqualTo(0);
    Program program = Program.of(read(tree));
    ExpandedReferences references = new ExpandedReferences(output, program);
    references.compare(Survey.of(program, GuileVersion.V3_0));
    assertThat(references.failed).isEmpty();
    assertThat(references.differences).isEmpty();
    assertThat(references.count("strict")).isGreaterThanOrEqualTo(8);
    assertThat(references.count("delayed")).isGreaterThanOrEqualTo(4);
    assertThat(references.count("macro")).isGreaterThan(6);
    assertThat(references.count("expansion")).isPositive();
  }

  @Test
  void ofAnyTree() throws IOException {
    String file = System.getProperty("references");
    assumeTrue(file != null, "no -Dreferences: only the small tree is compared");
    Map<String, FileFacts> facts = new TreeMap<>();
    for (String root : System.getProperty("trees").split(":", -1)) {
      read(Path.of(root)).forEach(facts::putIfAbsent);
    }
    Program program = Program.of(facts);
    ExpandedReferences references = new ExpandedReferences(Path.of(file), program);
    Survey survey = Survey.of(program, GuileVersion.V3_0);
    references.compare(survey);
    List<String> lines = new ArrayList<>();
    references.differences.forEach(
        (kind, list) -> list.forEach(difference -> lines.add(kind + "\t" + difference)));
    Files.write(Path.of(file + ".diff"), lines);
    System.out.println(references.summary());
    double strict = references.count("strict");
    assertThat(references.written("strict missing") / strict).isLessThan(.01);
    assertThat(references.differences.getOrDefault("strict wrong", List.of()).size() / strict)
        .isLessThan(.01);
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(ReferencesTest.class.getResource(name).toURI());
  }

  private static Map<String, FileFacts> read(Path root) throws IOException {
    Map<String, FileFacts> facts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (Files.isRegularFile(file) && path.endsWith(".scm")) {
          facts.put(path, FactsReader.read(SourceDecoder.decode(path, Files.readAllBytes(file))));
        }
      }
    }
    return facts;
  }

  /** The Guile on this machine. */
  private static final class Guile {
    static boolean isThere() {
      try {
        return run(Path.of("."), List.of("guile", "--version")) == 0;
      } catch (IOException e) {
        return false;
      }
    }

    static int run(Path folder, List<String> command) throws IOException {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.directory(folder.toFile());
      builder.environment().put("GUILE_AUTO_COMPILE", "0");
      builder.environment().put("XDG_CACHE_HOME", "/nonexistent");
      Process process = builder.start();
      try (InputStream out = process.getInputStream()) {
        String said = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
          System.err.println(said);
        }
        return code;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trees written for one rule each, loaded and compiled by both versions of Guile and by the
 * simulator: the same class of outcome, the same files in the same order. None of them is unknown.
 */
@NullUnmarked
class SmallTreesTest {
  private static final Map<String, String> GUILES =
      Map.of("3.0", "guile", "2.2", "guile-2.2"); // versions and programs

  static Stream<String> trees() throws IOException {
    try (InputStream in = SmallTreesTest.class.getResourceAsStream("small-trees.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split("(?m)^##### ", -1)).skip(1);
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void isWhatGuileDoes(String text, @TempDir Path folder) throws Exception {
    String[] parts = text.split("(?m)^=== ", -1);
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] nameAndText = parts[i].split("\n", 2);
      files.put(nameAndText[0].trim(), nameAndText[1]);
    }
    Path tree = Files.createDirectories(folder.resolve("tree"));
    List<FileFacts> facts = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = tree.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      facts.add(FactsReader.read(SourceFile.of(file.getKey(), file.getValue())));
    }
    String[] header = parts[0].trim().split(" ", 2); // versions, then what it is about
    for (String version : header[0].split(",", -1)) {
      Simulator simulator = new Simulator(Program.of(facts), GuileVersion.of(version));
      for (Mode mode : List.of(Mode.LOAD_SOURCE, Mode.COMPILE)) {
        Simulation simulation = simulator.simulate(ModuleName.of("a"), mode);
        List<String> simulated = new ArrayList<>();
        simulated.add(
            switch (simulation.outcome().status()) {
              case OK -> "ok";
              case ERROR -> simulation.outcome().kind();
              case UNKNOWN -> simulation.outcome().toString();
            });
        simulation.loads().forEach(load -> simulated.add(load.split(" ", -1)[0]));
        assertThat(simulated)
            .as("%s, Guile %s, %s", header[1], version, mode.text())
            .isEqualTo(run(version, mode, tree, folder));
      }
    }
  }

  private static List<String> run(String version, Mode mode, Path tree, Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("outcome.scm");
    try (InputStream in = SmallTreesTest.class.getResourceAsStream("outcome.scm")) {
      Files.write(script, in.readAllBytes());
    }
    Path log = folder.resolve("out");
    String guile = GUILES.get(version);
    ProcessBuilder process =
        new ProcessBuilder(
            guile,
            "--no-auto-compile",
            script.toString(),
            mode.text(),
            tree.toRealPath().toString(),
            folder.resolve("go").toString(),
            "(a)");
    process.directory(tree.toFile());
    process.environment().put("GUILE_AUTO_COMPILE", "0");
    process.environment().put("XDG_CACHE_HOME", folder.toString());
    process.redirectOutput(log.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      assertThat(process.start().waitFor()).as("%s", guile).isZero();
    } catch (IOException e) {
      assumeTrue("true".equals(System.getenv("CI")), guile + " is not installed");
      throw e;
    }
    return Files.readAllLines(log);
  }
}

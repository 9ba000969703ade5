package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.source.SourceFile;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random calls of Guile's procedures with constants, at the top level of a module: where the
 * simulator is sure of the outcome, Guile has the same.
 */
@NullUnmarked
class ExpressionsTest {
  private static final int COUNT = Integer.getInteger("expressions", 3000);
  private static final long SEED = Long.getLong("seed", 20261124L);

  @ParameterizedTest
  @CsvSource({"3.0, guile", "2.2, guile-2.2"})
  void whatIsSureIsWhatGuileSays(String version, String guile, @TempDir Path folder)
      throws Exception {
    boolean isThere = ForkedGuile.runs(List.of(guile, "--version"));
    assumeTrue(isThere || "true".equals(System.getenv("CI")), guile + " is not installed");
    RandomExpression random = new RandomExpression(new Random(SEED));
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      expressions.add(random.expression());
    }
    List<String> real = real(guile, expressions, folder);
    assertThat(real).hasSize(COUNT);
    Map<String, Integer> kinds = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    int unknown = 0;
    int expected = 0;
    int otherClass = 0; // of several errors in one expression another one is met first
    for (int i = 0; i < COUNT; i++) {
      String simulated = simulated(expressions.get(i), version);
      kinds.merge(real.get(i), 1, Integer::sum);
      if (simulated.equals("unknown") || real.get(i).equals("died")) {
        unknown++;
      } else if (!simulated.equals("ok") && !real.get(i).equals("ok")) {
        expected++;
        otherClass += simulated.equals(real.get(i)) ? 0 : 1;
      } else if (!simulated.equals(real.get(i))) {
        differences.add(
            "Guile %s, simulated %s: %s".formatted(real.get(i), simulated, expressions.get(i)));
      }
    }
    System.out.printf(
        "expressions, Guile %s, seed %d: %s, %d errors foreseen, %d of another class, %d unknown%n",
        version, SEED, kinds, expected, otherClass, unknown);
    assertThat(String.join("\n", differences)).isEmpty();
    assertThat(otherClass).isLessThan(COUNT / 30);
    assertThat(expected).isGreaterThan(COUNT / 10);
    assertThat(unknown).isLessThan(COUNT / 4);
  }

  private static List<String> real(String guile, List<String> expressions, Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("expressions.scm");
    try (InputStream in = ExpressionsTest.class.getResourceAsStream("expressions.scm")) {
      Files.copy(in, script);
    }
    Path data = Files.write(folder.resolve("data"), expressions);
    Path results = folder.resolve("results");
    ProcessBuilder run =
        new ProcessBuilder(
            guile, "--no-auto-compile", script.toString(), data.toString(), results.toString());
    run.environment().put("HOME", folder.toString());
    run.environment().put("LC_ALL", "C.UTF-8");
    run.redirectError(folder.resolve("errors").toFile());
    Process process = run.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.exists(results)).as(() -> read(folder.resolve("errors"))).isTrue();
    return Files.readAllLines(results);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String simulated(String expression, String version) {
    String text = "(define-module (a) #:use-module (srfi srfi-1))\n" + expression + "\n";
    Simulator simulator =
        new Simulator(
            Program.of(List.of(FactsReader.read(SourceFile.of("a.scm", text)))),
            GuileVersion.of(version));
    Outcome outcome =
        simulator
            .simulate(modplan.syntax.ModuleName.of("a"), Mode.LOAD_SOURCE, name -> false)
            .outcome();
    return outcome.status() == Status.OK
        ? "ok"
        : outcome.status() == Status.UNKNOWN ? "unknown" : outcome.kind();
  }
}

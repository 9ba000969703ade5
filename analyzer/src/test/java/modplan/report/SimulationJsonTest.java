package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Mode;
import modplan.load.Simulation;
import modplan.load.Simulator;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SimulationJsonTest {
  private static final List<FileFacts> TREE =
      List.of(
          file("good.scm", "(define-module (good) #:export (run))\n(define (run) 1)\n"),
          file("bad.scm", "(define-module (bad) #:use-module (worse))\n(define-public x 1)\n"),
          file("worse.scm", "(define-module (worse) #:use-module (bad))\n(define y x)\n"),
          file("gone.scm", "(define-module (gone) #:use-module (no where))\n"),
          file("open.scm", "(define-module (open))\n(if (getenv \"A\") undefined 1)\n"),
          file("late.scm", "(define-module (late) #:export (run))\n(define (run) undefined)\n"));

  private static FileFacts file(String path, String text) {
    return FactsReader.read(SourceFile.of(path, text));
  }

  private static String simulateAll() {
    Simulator simulator = new Simulator(Program.of(TREE), GuileVersion.V3_0);
    List<Simulation> results = new ArrayList<>();
    for (String entry : List.of("good", "bad", "worse", "gone", "open", "late")) {
      for (Mode mode : Mode.values()) {
        results.add(simulator.simulate(ModuleName.of(entry), mode));
      }
    }
    return SimulationJson.write(results);
  }

  @Test
  void isAsTheSchemaSays() throws IOException {
    assertThat(Schemas.violations("simulate-1", simulateAll())).isEmpty();
  }

  @Test
  void holdsEveryStatus() {
    assertThat(simulateAll())
        .contains("\"status\": \"ok\"", "\"status\": \"error\"", "\"status\": \"unknown\"")
        .contains("\"class\": \"no-code-for-module\"", "\"stack\"", "\"reason\"", "\"run\"");
  }

  @Test
  void theSchemaRefusesAnErrorWithoutClass() throws IOException {
    String broken = simulateAll().replace("\"class\": \"unbound-variable\", ", "");
    assertThat(broken).isNotEqualTo(simulateAll());
    assertThat(Schemas.violations("simulate-1", broken)).isNotEmpty();
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    String broken = simulateAll().replace("\"mode\":", "\"made\": 1, \"mode\":");
    assertThat(Schemas.violations("simulate-1", broken)).isNotEmpty();
  }
}

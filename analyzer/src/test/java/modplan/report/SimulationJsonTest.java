package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Mode;
import modplan.load.Simulation;
import modplan.load.Simulator;
import modplan.module.FactsReader;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulationJsonTest {
  @Test
  void saysWhatFailsAndWhere() {
    Program program =
        Program.of(
            List.of(
                FactsReader.read(
                    SourceFile.of(
                        "a.scm", "(define-module (a) #:use-module (b) #:export (x))\n(define x 1)")),
                FactsReader.read(
                    SourceFile.of(
                        "b.scm",
                        "(define-module (b) #:use-module (a) #:export (y))\n(define y (+ x 1))"))));
    Simulator simulator = new Simulator(program, GuileVersion.V3_0);
    List<Simulation> results =
        List.of(
            simulator.simulate(ModuleName.of("a"), Mode.LOAD_SOURCE),
            simulator.simulate(ModuleName.of("b"), Mode.COMPILE));

    JsonNode json = JsonMapper.builder().build().readTree(SimulationJson.write(results));

    assertThat(json.get("results").toString())
        .isEqualTo(
            """
            [{"entry":"(a)","mode":"load-source","status":"error","class":"unbound-variable",\
            "name":"x","stack":["a.scm","b.scm"],"line":2,"column":11,\
            "loads":["a.scm [source]","b.scm [source]"],"warnings":[]},\
            {"entry":"(b)","mode":"compile","status":"ok","loads":["a.scm [source]"],\
            "warnings":[]}]""");
  }
}

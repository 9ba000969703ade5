package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {
  @TempDir Path directory;

  @Test
  void saysWhatIsInForceAndWhy() throws Exception {
    PlanTree.write(
        directory,
        """
        === modplan.toml ===
        exclude = ["old"]
        assume-external = ["(json)"]
        fail-on = "warning"
        baseline = "known"
        warnings = ["unbound-variable"]
        [plan]
        memory = 8000
        measurements = "build/measured.jsonl"
        [rules]
        import-cycle = "off"
        === known ===
        # none
        === src/a.scm ===
        (define-module (a) #:use-module (json) #:use-module (gone) #:use-module (made))
        === src/made.scm.in ===
        === src/old/b.scm ===
        === src/.hidden/c.scm ===
        === src/out/CACHEDIR.TAG ===
        === src/ignored/d.scm ===
        === src/.gitignore ===
        ignored/
        === src/bad.scm ===
        (define-module (bad)
        """);

    Outcome outcome = InProcess.run(directory, "doctor", "src", "--guile", "/no/guile");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().replaceAll(" +", " "))
        .contains(
            "Guile /no/guile: ",
            "configuration modplan.toml\n",
            " roots src (command line)\n",
            " exclude old (modplan.toml)\n",
            " guile-version 3.0 (default)\n",
            " fail-on warning (modplan.toml)\n",
            " baseline known, 0 findings (modplan.toml)\n",
            " warnings unbound-variable (modplan.toml)\n",
            " plan.jobs 2 (default)\n",
            " plan.memory 8000 (modplan.toml)\n",
            " plan.effort default (default)\n",
            " plan.measurements build/measured.jsonl, which is not there yet (modplan.toml)\n",
            " rules 1 setting (modplan.toml)\n",
            "errors in bad.scm\n",
            "skipped excluded: old\n",
            " hidden: .hidden\n",
            " ignored by git: ignored\n",
            " made by a build: out\n",
            "generated (made)\n",
            "assumed (json)\n",
            "nowhere (gone)\n");
  }

  @Test
  void namesEverySetting() throws Exception {
    Outcome outcome = InProcess.run(directory, "doctor", "--no-config", "--guile", "/no/guile");
    JsonNode properties = ConfigSchema.schema().get("properties");
    List<String> settings = new ArrayList<>(properties.propertyNames());
    settings.removeAll(List.of("plan", "rules-for")); // in the parts of one, among the rules
    properties.at("/plan/properties").propertyNames().forEach(name -> settings.add("plan." + name));

    assertThat(settings).hasSizeGreaterThan(12);
    for (String setting : settings) {
      assertThat(outcome.out().lines()).anyMatch(line -> line.startsWith("  " + setting + " "));
    }
  }

  @Test
  void withoutAConfigurationEverythingIsTheDefault() {
    Outcome outcome = InProcess.run(directory, "doctor", "--no-config", "--guile", "/no/guile");

    assertThat(outcome.out())
        .contains("none; modplan init writes one", "no limit (default)", "plan.measurements  none")
        .doesNotContain("modplan.toml");
  }
}

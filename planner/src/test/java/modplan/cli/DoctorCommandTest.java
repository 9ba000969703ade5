package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void withoutAConfigurationEverythingIsTheDefault() {
    Outcome outcome = InProcess.run(directory, "doctor", "--no-config", "--guile", "/no/guile");

    assertThat(outcome.out())
        .contains("none; modplan init writes one")
        .doesNotContain("modplan.toml");
  }
}

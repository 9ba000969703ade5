package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import modplan.project.Config;
import modplan.project.ConfigReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InitCommandTest extends CommandTest {
  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(
        directory,
        """
        === module/shop/a.scm ===
        (define-module (shop a) #:use-module (gcrypt hash) #:use-module (shop config))
        === module/shop/b.scm ===
        (define-module (shop b) #:use-module (shop a) #:use-module (shop gone))
        === module/shop/config.scm.in ===
        (define-module (shop config))
        === tests/a.scm ===
        (use-modules (shop a))
        """);
  }

  @Test
  void writesAConfigurationThatLintUnderstands() throws Exception {
    Outcome outcome = modplan("init");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEmpty();
    Config config = ConfigReader.read(directory.resolve("modplan.toml"), "modplan.toml");
    assertThat(config.roots()).containsExactly("module");
    assertThat(config.assumeExternal()).containsExactly("(gcrypt **)");
    assertThat(Files.readString(directory.resolve("modplan.toml")))
        .contains("# (shop gone) is missing here (shop/b.scm:1:60)");
    Outcome lint = modplan("lint");
    assertThat(lint.out()).contains("(shop gone)").doesNotContain("gcrypt", "(shop config)");
    assertThat(lint.exitCode()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void replacesNothing() throws Exception {
    Path file = directory.resolve("modplan.toml");
    Files.writeString(file, "fail-on = \"never\"\n");

    Outcome refused = modplan("init");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(file).hasContent("fail-on = \"never\"\n");
    assertThat(modplan("init", "--force").exitCode()).isZero();
    assertThat(Files.readString(file)).contains("assume-external");
  }

  @Test
  void theMarkedLinesAreValidToo() throws Exception {
    String text = modplan("init", "-o", "-").out();

    String unmarked = text.replaceAll("(?m)^# (?=[a-z\\[][^ ]* ?= |\\[\\[)", "");
    assertThat(unmarked).isNotEqualTo(text);
    assertThat(ConfigReader.parse(unmarked, "it").baseline()).isEqualTo("modplan.baseline");
    assertThat(ConfigSchema.violations(unmarked)).isEmpty();
  }

  @Test
  void aTreeLikeGuixGetsItsLevels() throws Exception {
    StringBuilder tree =
        new StringBuilder("=== guix/build/compile.scm ===\n(define-module (guix build compile))\n");
    for (int i = 0; i < 60; i++) {
      tree.append(
          "=== gnu/packages/p%d.scm ===\n(define-module (gnu packages p%d))\n".formatted(i, i));
    }
    Path guix = Files.createDirectories(directory.resolve("guix-tree"));
    PlanTree.write(guix, tree.toString());

    String text = InProcess.run(guix, "init", "-o", "-").out();

    Config config = ConfigReader.parse(text, "it");
    assertThat(config.optimisation())
        .contains(new Config.OptimisationSetting(List.of("gnu/packages/**"), 1, List.of()));
    assertThat(text).contains("\nprofile = \"guix\"\n");
    assertThat(config.assumeExternal()).contains("(guix config)");
    assertThat(config.roots()).containsExactly(".");
    assertThat(ConfigSchema.violations(text)).isEmpty();
  }
}

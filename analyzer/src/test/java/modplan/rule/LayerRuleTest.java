package modplan.rule;

import java.util.List;
import modplan.project.Config;
import modplan.project.GuileVersion;
import modplan.project.OptimisationLevels;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LayerRuleTest extends RuleTest {
  private static final AnalysisOptions LAYERS =
      new AnalysisOptions(
          GuileVersion.V3_0,
          OptimisationLevels.DEFAULT,
          List.of(),
          List.of(
              new Config.Layer(
                  "low", List.of("(low **)"), List.of("(high **)"), "low knows nothing of high")));

  LayerRuleTest() {
    super("layer");
  }

  @Test
  void findsEveryUseThatTheLayerForbids() {
    Assertions.assertThat(
            lines(
                """
                === low/a.scm ===
                (define-module (low a)
                  #:use-module (high b)
                  #:autoload (high c) (x))
                (define (f) (@ (high d) y))
                """,
                LAYERS))
        .containsExactly(
            "low/a.scm:2:16 error (low a) may not use (high b)",
            "low/a.scm:3:14 error (low a) may not use (high c)",
            "low/a.scm:4:13 error (low a) may not use (high d)");
  }

  @Test
  void leavesOtherModulesOtherTargetsAndDataAlone() {
    Assertions.assertThat(
            lines(
                """
                === high/b.scm ===
                (define-module (high b) #:use-module (low a) #:use-module (high c))
                === low/a.scm ===
                (define-module (low a) #:use-module (low z))
                (define code '(use-modules (high b)))
                """,
                LAYERS))
        .isEmpty();
  }

  @Test
  void isSilentWithoutLayers() {
    isSilent("=== low/a.scm ===\n(define-module (low a) #:use-module (high b))");
  }
}

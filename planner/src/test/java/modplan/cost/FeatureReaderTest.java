package modplan.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import modplan.PlanTree;
import modplan.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReaderTest {
  @TempDir Path directory;

  private Features of(String text) throws Exception {
    Files.writeString(directory.resolve("m.scm"), text);
    Project project = PlanTree.read(directory, 1);
    return FeatureReader.read(project.files().get(0).facts());
  }

  @Test
  void countsFormsByTheirHeads() throws Exception {
    String text =
        """
        (define-module (m) #:export (a b c))
        (define-peg-pattern a all "x")
        (define-peg-pattern b none (and a a))
        (define-record-type <c> (make-c x) c? (x c-x))
        (define (f) (gexp (list (ungexp a))))
        """;
    Features features = of(text);

    assertThat(features.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    assertThat(features.count(Features.EXPORTS)).isEqualTo(3);
    assertThat(features.count("peg-patterns")).isEqualTo(2);
    assertThat(features.count("gexps")).isEqualTo(1);
    // The list, its head, <c>, (make-c x), c?, (x c-x): 1 + 1 + 1 + 3 + 1 + 3.
    assertThat(features.count("record-nodes")).isEqualTo(10);
    assertThat(features.count("packages")).isZero();
  }

  @Test
  void whatIsCountedWholeHasNoNodes() throws Exception {
    long without =
        of("(define-module (m) #:use-module (ice-9 match))\n(define x 1)\n").count(Features.NODES);
    Features features =
        of(
            """
            (define-module (m))
            (define x 1)
            (package (name "a") (inputs (list (package (name "b")) 1 2 3)))
            """);

    assertThat(features.count("packages")).isEqualTo(2);
    assertThat(without).isEqualTo(4); // the list, define, x, 1
    assertThat(features.count(Features.NODES)).isEqualTo(without);
  }

  @Test
  void usesOfMacrosOfTheSameFileAreWeighed() throws Exception {
    Features features =
        of(
            """
            (define-module (m))
            (define-syntax twice (syntax-rules () ((_ x) (begin x x))))
            (twice (f 1 2))
            (thrice (f 1 2))
            """);

    // The list, twice, (f 1 2) with its list and three elements.
    assertThat(features.count(Features.OWN_MACRO_NODES)).isEqualTo(6);
  }

  @Test
  void featuresOfTwoTextsAddUp() {
    assertThat(Features.ofBytes(3).plus(Features.ofBytes(4))).isEqualTo(Features.ofBytes(7));
  }
}

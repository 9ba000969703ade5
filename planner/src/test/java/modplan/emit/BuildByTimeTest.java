package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.FileTime;
import java.util.Map;
import modplan.schedule.PlanSettings;
import org.junit.jupiter.api.Test;

/** What a second run of the generated Makefile compiles: times decide. */
class BuildByTimeTest extends BuildTestCase {
  @Test
  void aSecondMakeStartsNoGuile() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));

    RealGuile.Result again = tree.make("-j2", "modplan-all", "GUILE=false");

    assertGood(again);
    assertThat(again.text()).contains("Nothing to be done");
  }

  @Test
  void anotherPlanTakesOverWhatIsThere() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();

    tree.emit(PlanSettings.of(1)); // all in one step

    assertGood(tree.make("modplan-all"));
    assertThat(tree.takeLog()).isEmpty();
    tree.touch("t/odd.scm");
    assertGood(tree.make("modplan-all"));
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t even)", "(t odd)", "(t main)");
    assertThat(tree.guile("(write ((@ (t main) main)))").text()).isEqualTo("(2 \"b\" 1)");
  }

  @Test
  void afterATouchOnlyTheModuleAndItsImportersAreCompiled() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();
    Map<String, FileTime> before = tree.compiledFiles();

    tree.touch("t/odd.scm");
    assertGood(tree.make("-j2", "modplan-all"));

    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t odd)", "(t even)", "(t main)");
    Map<String, FileTime> after = tree.compiledFiles();
    for (String untouched : new String[] {"t/base.go", "t/text.go", "t/late.go"}) {
      assertThat(after.get(untouched)).isEqualTo(before.get(untouched));
    }
    for (String made : new String[] {"t/odd.go", "t/even.go", "t/main.go"}) {
      assertThat(after.get(made)).isGreaterThan(before.get(made));
    }
    assertThat(tree.make("modplan-all").text()).contains("Nothing to be done");
  }

  @Test
  void anEditOfAMacroReachesItsUsersAndOneOfAnIncludedFileItsIncluder() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();

    tree.edit(
        "t/base.scm",
        """
        (define-module (t base) #:export (base twice))
        (define base 1)
        (define-syntax-rule (twice x) (* 100 x))
        """);
    assertGood(tree.make("-j2", "modplan-all"));
    assertThat(tree.takeLog())
        .containsExactlyInAnyOrder("(t base)", "(t odd)", "(t even)", "(t main)");
    assertThat(tree.guile("(write ((@ (t main) main)))").text()).isEqualTo("(100 \"b\" 1)");

    tree.edit("t/text.inc", "(define text \"new\")\n");
    assertGood(tree.make("-j2", "modplan-all"));
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t text)", "(t late)", "(t main)");
  }

  /** The file of (made) is younger than its source, but what the source is made of has changed. */
  @Test
  void whatIsStaleIsNotLoadedForOthers() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === definer.scm ===
            (define-module (definer) #:export (make))
            (define-syntax-rule (make n) (begin (define (n x) (list 'old x)) (export n)))
            === made.scm ===
            (define-module (made) #:use-module (definer))
            (make thing)
            === user.scm ===
            (define-module (user) #:use-module (made) #:export (use))
            (define (use) (thing 1))
            """,
            1);
    assertGood(tree.make("modplan-all"));

    tree.edit(
        "definer.scm",
        """
        (define-module (definer) #:export (make))
        (define-syntax-rule (make n)
          (begin (define-syntax-rule (n x) (list 'new x)) (export n)))
        """);
    assertGood(tree.make("modplan-all"));

    assertThat(tree.guile("(write ((@ (user) use)))").text()).isEqualTo("(new 1)");
  }
}

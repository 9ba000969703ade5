package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import modplan.PlanTree;
import modplan.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job logs of GNU Parallel after a build that failed: what was done then may not be now. */
class ParallelLogTest {
  /** No file that is called like a source: it is not looked for by its name. */
  private static final String INCLUDED = "t/text.inc";

  @TempDir Path directory;
  private Path where = Path.of("");

  @BeforeEach
  void toolsAreThere() throws InterruptedException {
    RealGuile.assumePresent();
    Programs.assumePresent("parallel");
    where = directory.resolve("out");
  }

  /** A build of two steps, one of which failed. */
  private RealGuile failed() throws Exception {
    RealGuile tree = RealGuile.of(directory.resolve("tree"), SmallTree.FILES, 2);
    tree.edit(INCLUDED, "(define text (if))\n");
    tree.emit(BuildTool.PARALLEL, PlanTree.cheapStarts(2), where);
    RealGuile.Result result = RealGuile.build(BuildTool.PARALLEL, where);
    assertThat(result.exitCode()).as(result.text()).isNotZero();
    assertThat(where.resolve(".modplan/parallel")).isDirectory();
    tree.edit(INCLUDED, "(define text \"mended\")\n");
    return tree;
  }

  private void buildsAll(RealGuile tree) throws Exception {
    RealGuile.Result result = RealGuile.build(BuildTool.PARALLEL, where);
    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(where.resolve(".modplan/parallel")).doesNotExist();

    assertThat(tree.make("modplan-all").exitCode()).isZero();
    assertThat(RealGuile.hashes(where)).hasSize(6).isEqualTo(RealGuile.hashes(tree.output()));
  }

  @Test
  void goOnWithWhatFailed() throws Exception {
    buildsAll(failed());
  }

  @Test
  void doNotCountForAnotherPlan() throws Exception {
    RealGuile tree = failed();
    tree.emit(BuildTool.PARALLEL, PlanTree.cheapStarts(1), where);

    buildsAll(tree);
  }

  @Test
  void doNotCountForCompiledFilesThatAreGone() throws Exception {
    RealGuile tree = failed();
    for (String file : RealGuile.compiledBelow(where)) {
      Files.delete(where.resolve(file));
    }

    buildsAll(tree);
  }
}

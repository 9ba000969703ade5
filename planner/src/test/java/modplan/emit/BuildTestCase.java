package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests share that compile small trees with real programs. */
@NullUnmarked
abstract class BuildTestCase {
  @TempDir Path directory;

  @BeforeEach
  void realPrograms() throws InterruptedException {
    RealGuile.assumePresent();
  }

  static void assertGood(RealGuile.Result result) {
    assertThat(result.exitCode()).as(result.text()).isZero();
  }
}

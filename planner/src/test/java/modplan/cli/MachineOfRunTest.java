package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modplan.PlanTree;
import modplan.cost.Machine;
import modplan.schedule.CompilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineOfRunTest {
  @TempDir Path directory;

  /** A Guile that leaves a sign when it is started. */
  private String guile() throws IOException {
    Path script = directory.resolve("guile");
    Files.writeString(
        script, "#!/bin/sh\n: >'%s/started'\necho seconds 0.5\n".formatted(directory));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }

  private CompilePlan plan() {
    return PlanTree.plan(
        directory.resolve("src"),
        "=== a.scm ===\n(define-module (a))\n(define x 1)\n",
        PlanTree.cheapStarts(1));
  }

  @Test
  void aLongBuildFromNothingAsksGuile() throws IOException {
    Machine machine = MachineOfRun.of(plan(), true, guile(), 0);

    assertThat(machine).isEqualTo(Machine.of(0.5)).isNotEqualTo(Machine.OF_PREDICTIONS);
    assertThat(directory.resolve("started")).exists();
  }

  @Test
  void noGuileIsStartedForAShortBuildOrWhereCompiledFilesAre() throws IOException {
    assertThat(MachineOfRun.of(plan(), true, guile())).isEqualTo(Machine.OF_PREDICTIONS);
    assertThat(MachineOfRun.of(plan(), false, guile(), 0)).isEqualTo(Machine.OF_PREDICTIONS);
    assertThat(directory.resolve("started")).doesNotExist();
  }
}

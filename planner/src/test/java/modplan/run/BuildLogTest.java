package modplan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import modplan.PlanTree;
import modplan.cost.Machine;
import modplan.schedule.CompilePlan;
import modplan.schedule.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class BuildLogTest {
  private static final String LOG =
      """
      {"event": "compile", "step": 1, "module": "(a)", "startedAt": 100.5, "wallSeconds": 0.400, "compileSeconds": 0.300}
      {"event": "step", "step": 1, "stale": 1, "failed": 0, "startedAt": 100.0, "wallSeconds": 1.000, "cpuSeconds": 0.900, "gcSeconds": 0.1, "loadedSeconds": 0.4, "peakRssMiB": 60}
      {"event": "step", "step": 2, "stale": 1, "failed": 1, "startedAt": 100.5, "wallSeconds": 2.000, "cpuSeconds": 1.100, "gcSeconds": 0.1, "loadedSeconds": 0.4, "peakRssMiB": 70}
      {"event": "error", "step": 2, "module": "(b)", "message": "no"}
      {"event": "step", "step": "rest", "startedAt": 103.0, "wallSeconds": 0.500, "cpuSeconds": 0.5, "peakRssMiB": null}
      {"event": "retry", "step": 2, "stale": 1, "startedAt": 101.5, "wallSeconds": 0.500, "cpuSeconds": 0.4, "peakRssMiB": 80}
      {"event": "comp""";

  @TempDir Path directory;

  private CompilePlan plan() {
    return PlanTree.plan(
        directory,
        "=== a.scm ===\n(define-module (a))\n=== b.scm ===\n(define-module (b) #:use-module (a))\n",
        PlanTree.cheapStarts(2));
  }

  @Test
  void readsWhatTheDriverWritesAndSumsItUp() {
    BuildLog log = BuildLog.of(LOG);

    assertThat(log.steps()).extracting(StepRun::step).containsExactly("1", "2", "rest");
    assertThat(log.modules()).extracting(ModuleRun::module).containsExactly("(a)");
    assertThat(log.errors()).containsExactly("(b): no");
    assertThat(log.makespanSeconds()).isEqualTo(3.5);
    assertThat(log.attempts()).extracting(StepRun::step).containsExactly("2");
    assertThat(log.cpuSeconds()).isEqualTo(2.9);
    assertThat(log.peakRssMiB()).as("step 2 and its second attempt").isEqualTo(150);
  }

  @Test
  void theBuildEndsWithTheLastAttempt() {
    BuildLog log =
        BuildLog.of(
            """
            {"event": "retry", "step": 1, "startedAt": 101.0, "wallSeconds": 2.0}
            {"event": "step", "step": 1, "startedAt": 100.0, "wallSeconds": 1.0}
            """);

    assertThat(log.makespanSeconds()).isEqualTo(3);
  }

  @Test
  void anEmptyLogIsNothing() {
    BuildLog log = BuildLog.of("");

    assertThat(log.makespanSeconds()).isZero();
    assertThat(log.peakRssMiB()).isZero();
  }

  @Test
  void aWholeLineThatIsNotJsonIsRefused() {
    assertThatThrownBy(() -> BuildLog.of("{}\nnonsense\n"))
        .hasMessage("line 2 of the log is not JSON");
  }

  @Test
  void theComparisonShowsHowFarThePlanWasOff() {
    String other = "{\"event\": \"compile\", \"module\": \"(b)\"}\n";
    String table =
        Comparison.of(plan(), BuildLog.of(other + LOG), 4.0, 200, Machine.OF_PREDICTIONS);

    assertThat(table.lines()).hasSize(4);
    assertThat(table)
        .containsPattern("makespan +0.0 s +4.0 s +-[0-9]+ %")
        .containsPattern("CPU +0.0 s +2.9 s")
        .containsPattern("peak memory +200 MiB +150 MiB");
  }

  @Test
  void onASlowerMachineTheTimesThatWerePredictedAreLonger() {
    String other = "{\"event\": \"compile\", \"module\": \"(b)\"}\n";
    String log = other + LOG;
    String table = Comparison.of(plan(), BuildLog.of(log), 4.0, 200, Machine.OF_PREDICTIONS);
    String slower = Comparison.of(plan(), BuildLog.of(log), 4.0, 200, new Machine(50));

    double seconds = plan().predicted().makespanMicros() / 1e6;
    assertThat(table).contains(String.format(Locale.ROOT, " %.1f s", seconds));
    assertThat(slower)
        .contains(String.format(Locale.ROOT, " %.1f s", 50 * seconds))
        .contains("peak memory       200 MiB")
        .contains("50.00 s here are one second of the plan");
    assertThat(new Progress(plan(), Set.of(), new Machine(50)).line(BuildLog.of(""), 0))
        .contains(String.format(Locale.ROOT, "about %.0f s left", 50 * seconds));
  }

  @Test
  void ofABuildThatCompiledSomeModulesThePlanSaysNothing() {
    assertThat(Comparison.of(plan(), BuildLog.of(LOG), 4.0, 200, Machine.OF_PREDICTIONS))
        .isEqualTo("compiled 1 of 2 modules: 4.0 s, 2.9 s of CPU, 150 MiB\n");
  }

  @Test
  void theTraceHasPlanAndRunOnWorkersOfTheirOwn() {
    CompilePlan plan = plan();
    String trace = ChromeTrace.of(plan, BuildLog.of(LOG));

    StringBuilder planned = new StringBuilder();
    for (Step step : plan.steps()) { // both start at once, each on a worker of its own
      planned.append("step %d %d 0+%d\n".formatted(step.id(), step.id(), micros(step)));
    }
    assertThat(plan.steps()).extracting(Step::id).containsExactly(1, 2);
    assertThat(plan.steps()).allMatch(step -> step.predicted().startMicros() == 0);
    assertThat(spans(trace, 1)).isEqualTo(planned.toString());
    assertThat(spans(trace, 2))
        .isEqualTo(
            """
            step 1 1 0+1000000
            (a) 1 500000+400000
            step 2 2 500000+2000000
            step rest 1 3000000+500000
            """);
  }

  private static long micros(Step step) {
    return step.predicted().endMicros() - step.predicted().startMicros();
  }

  /** Name, worker, start and duration of each span of a process. */
  private static String spans(String trace, int process) {
    StringBuilder spans = new StringBuilder();
    for (JsonNode event : new ObjectMapper().readTree(trace).path("traceEvents")) {
      if (event.path("pid").asInt() == process && event.path("ph").asString().equals("X")) {
        spans.append(
            "%s %d %d+%d\n"
                .formatted(
                    event.path("name").asString(),
                    event.path("tid").asInt(),
                    event.path("ts").asLong(),
                    event.path("dur").asLong()));
      }
    }
    return spans.toString();
  }

  @Test
  void progressCountsModulesAndGuessesTheRest() {
    Progress progress = new Progress(plan(), Set.of(), Machine.OF_PREDICTIONS);

    assertThat(progress.line(BuildLog.of(""), 0)).startsWith("0/2 modules, 0 s, about ");
    assertThat(progress.line(BuildLog.of(LOG), 2))
        .matches("1/2 modules, 2 s, about \\d+ s left  \\(a\\)");
  }

  @Test
  void progressLeavesOutWhatNeedNotBeCompiled() {
    Progress progress = new Progress(plan(), Set.of("(b)"), Machine.OF_PREDICTIONS);

    assertThat(progress.line(BuildLog.of(""), 0)).startsWith("0/1 modules, 0 s, about ");
    assertThat(progress.line(BuildLog.of(LOG), 2))
        .isEqualTo("1/1 modules, 2 s, about 0 s left  (a)");
  }

  @Test
  void whereThePlanIsRefutedNothingIsGuessed() {
    assertThat(new Progress(plan(), Set.of(), Machine.OF_PREDICTIONS).line(BuildLog.of(""), 1000))
        .isEqualTo("0/2 modules, 1000 s");
  }

  @Test
  void measurementsKeepTheLastLineOfEachModule() {
    String old = "{\"event\": \"compile\", \"module\": \"(b)\", \"compileSeconds\": 1}\n";
    String merged = Measurements.merge(old + LOG.replace("(a)", "(c)"), LOG);

    assertThat(merged.lines().filter(line -> line.contains("compile"))).hasSize(3);
    assertThat(merged.lines().toList().get(0)).contains("\"(a)\"");
    assertThat(Measurements.merge(merged, "")).isEqualTo(merged);
    assertThat(Measurements.merge("", "garbage")).isEmpty();
  }

  @Test
  void measurementsKeepTheProcessesOfTheLastBuild() {
    String step = "{\"event\": \"step\", \"step\": 1, \"loadedMiB\": %d}\n";
    String compiled = "{\"event\": \"compile\", \"module\": \"(a)\"}\n";
    String error = "{\"event\": \"error\", \"module\": \"(a)\"}\n";

    String merged = Measurements.merge(step.formatted(1), compiled + error + step.formatted(2));

    assertThat(merged).isEqualTo(compiled + step.formatted(2));
    assertThat(Measurements.merge(merged, compiled)).isEqualTo(merged);
    assertThat(Measurements.merge(merged, compiled + step.formatted(2))).isEqualTo(merged);
  }
}

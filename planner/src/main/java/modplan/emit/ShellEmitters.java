package modplan.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import modplan.schedule.CompilePlan;

/** Writes builds that are scripts for the POSIX shell: alone, with GNU Parallel, with Slurm. */
public final class ShellEmitters {
  private ShellEmitters() {}

  /**
   * A script that runs all steps, one after another.
   *
   * @throws UnquotableNameException if a file has a name with control characters
   */
  public static List<GeneratedFile> plain(CompilePlan plan, EmitSettings settings) {
    Build build = Build.of(plan, settings);
    return build.files(Runner.text(build));
  }

  /** A script that runs levels of steps with GNU Parallel; errors as in {@link #plain}. */
  public static List<GeneratedFile> parallel(CompilePlan plan, EmitSettings settings) {
    Build build = Build.of(plan, settings);
    StringBuilder calls = new StringBuilder();
    int number = 0;
    for (List<BuildStep> level : levels(build)) {
      long memory = level.stream().mapToLong(BuildStep::mostMiB).max().orElse(0);
      calls.append("level %d %dM".formatted(++number, memory));
      level.forEach(step -> calls.append(' ').append(step.id()));
      calls.append('\n');
    }
    return withRunner(build, Resources.text("parallel.sh").replace("@LEVELS@\n", calls.toString()));
  }

  /** A script that submits the steps to Slurm; errors as in {@link #plain}. */
  public static List<GeneratedFile> slurm(CompilePlan plan, EmitSettings settings) {
    Build build = Build.of(plan, settings);
    String submits =
        build.steps().stream()
            .map(
                step ->
                    "  submit %d %d%s"
                        .formatted(
                            step.id(),
                            step.mostMiB(),
                            step.waitsFor().stream()
                                .map(id -> " " + id)
                                .collect(Collectors.joining())))
            .collect(Collectors.joining("\n"));
    return withRunner(build, Resources.text("slurm.sh").replace("@SUBMITS@", submits));
  }

  private static List<GeneratedFile> withRunner(Build build, String text) {
    String runner = build.settings().fileName() + ".step";
    StringBuilder find = new StringBuilder();
    for (String directory : build.settings().directories()) {
      find.append(" \"$here\"/").append(ShellQuoting.word(directory));
    }
    return build.files(
        text.replace("@STAMP@", build.stamp())
            .replace("@JOBS@", String.valueOf(build.slots()))
            .replace("@RUNNER@", Unprintable.refused("the shell", runner))
            .replace("@RUNNER_WORD@", ShellQuoting.word(runner))
            .replace("@FIND@", find),
        new GeneratedFile(runner, Runner.text(build)));
  }

  /** Steps that wait for nothing, then those that wait for these at most, and so on. */
  static List<List<BuildStep>> levels(Build build) {
    List<List<BuildStep>> levels = new ArrayList<>();
    int[] levelOf = new int[build.steps().stream().mapToInt(BuildStep::id).max().orElse(0) + 1];
    for (BuildStep step : build.steps()) { // a step waits for smaller ids only
      int level = step.waitsFor().stream().mapToInt(id -> levelOf[id] + 1).max().orElse(0);
      levelOf[step.id()] = level;
      while (levels.size() <= level) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(step);
    }
    return levels;
  }
}

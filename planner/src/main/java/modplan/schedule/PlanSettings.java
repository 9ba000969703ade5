package modplan.schedule;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import modplan.cost.CostModel;
import modplan.cost.PredictedCosts;

/**
 * What the user wants of a plan.
 *
 * @param jobs how many processes run at once
 * @param loadPath {@code -L} directories, in the order of the search
 * @param optLevel the optimisation level of a file of the roots, from its path in reports
 * @param options other options of its compilation
 * @param build what the build does besides
 * @param limits memory of the processes, and how long to look for a plan
 */
public record PlanSettings(
    int jobs,
    List<SearchDirectory> loadPath,
    String guileVersion,
    CostModel costs,
    ToIntFunction<String> optLevel,
    Function<String, List<String>> options,
    BuildOptions build,
    SearchLimits limits) {
  private static final int DEFAULT_OPT_LEVEL = 2;

  /** A directory of the load path, and how the user wrote it. */
  public record SearchDirectory(String label, Path directory) {}

  public PlanSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be at least 1, was " + jobs);
    }
    loadPath = List.copyOf(loadPath);
  }

  /** Predicted costs, the default optimisation level everywhere. */
  public static PlanSettings of(int jobs) {
    return new PlanSettings(
        jobs,
        List.of(),
        "3.0",
        new PredictedCosts(),
        file -> DEFAULT_OPT_LEVEL,
        file -> List.of(),
        BuildOptions.NONE,
        SearchLimits.NONE);
  }

  public PlanSettings withLoadPath(List<SearchDirectory> directories) {
    return new PlanSettings(
        jobs, directories, guileVersion, costs, optLevel, options, build, limits);
  }

  public PlanSettings withCosts(CostModel model) {
    return new PlanSettings(jobs, loadPath, guileVersion, model, optLevel, options, build, limits);
  }

  public PlanSettings withGuileVersion(String version) {
    return new PlanSettings(jobs, loadPath, version, costs, optLevel, options, build, limits);
  }

  public PlanSettings withOptLevel(ToIntFunction<String> level) {
    return new PlanSettings(jobs, loadPath, guileVersion, costs, level, options, build, limits);
  }

  public PlanSettings withOptions(Function<String, List<String>> chosen) {
    return new PlanSettings(jobs, loadPath, guileVersion, costs, optLevel, chosen, build, limits);
  }

  public PlanSettings withBuild(BuildOptions chosen) {
    return new PlanSettings(jobs, loadPath, guileVersion, costs, optLevel, options, chosen, limits);
  }

  public PlanSettings withJobs(int number) {
    return new PlanSettings(
        number, loadPath, guileVersion, costs, optLevel, options, build, limits);
  }

  public PlanSettings withLimits(SearchLimits chosen) {
    return new PlanSettings(jobs, loadPath, guileVersion, costs, optLevel, options, build, chosen);
  }
}

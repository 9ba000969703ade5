package modplan.schedule;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import modplan.cost.CostModel;
import modplan.cost.SizeCosts;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of a plan.
 *
 * @param jobs how many processes run at once
 * @param loadPath {@code -L} directories, in the order of the search
 * @param optLevel the optimisation level of a file of the roots, from its path in reports
 * @param memoryMiB what all processes may take together, or null
 */
public record PlanSettings(
    int jobs,
    List<SearchDirectory> loadPath,
    String guileVersion,
    CostModel costs,
    ToIntFunction<String> optLevel,
    @Nullable Long memoryMiB,
    Effort effort) {
  private static final int DEFAULT_OPT_LEVEL = 2;

  /** A directory of the load path, and how the user wrote it. */
  public record SearchDirectory(String label, Path directory) {}

  public PlanSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs must be at least 1, was " + jobs);
    }
    loadPath = List.copyOf(loadPath);
  }

  /** Costs from sizes, the default optimisation level everywhere. */
  public static PlanSettings of(int jobs) {
    return new PlanSettings(
        jobs, List.of(), "3.0", new SizeCosts(), file -> DEFAULT_OPT_LEVEL, null, Effort.DEFAULT);
  }

  public PlanSettings withLoadPath(List<SearchDirectory> directories) {
    return new PlanSettings(jobs, directories, guileVersion, costs, optLevel, memoryMiB, effort);
  }

  public PlanSettings withCosts(CostModel model) {
    return new PlanSettings(jobs, loadPath, guileVersion, model, optLevel, memoryMiB, effort);
  }

  public PlanSettings withGuileVersion(String version) {
    return new PlanSettings(jobs, loadPath, version, costs, optLevel, memoryMiB, effort);
  }

  public PlanSettings withOptLevel(ToIntFunction<String> level) {
    return new PlanSettings(jobs, loadPath, guileVersion, costs, level, memoryMiB, effort);
  }

  public PlanSettings withJobs(int number) {
    return new PlanSettings(number, loadPath, guileVersion, costs, optLevel, memoryMiB, effort);
  }

  public PlanSettings withMemoryMiB(@Nullable Long mebibytes) {
    return new PlanSettings(jobs, loadPath, guileVersion, costs, optLevel, mebibytes, effort);
  }

  public PlanSettings withEffort(Effort newEffort) {
    return new PlanSettings(jobs, loadPath, guileVersion, costs, optLevel, memoryMiB, newEffort);
  }
}

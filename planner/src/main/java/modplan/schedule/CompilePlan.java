package modplan.schedule;

import java.util.List;
import modplan.cost.ProcessCost;
import org.jspecify.annotations.Nullable;

/**
 * Who compiles what, when, with what expectations.
 *
 * @param roots labels as the user wrote them
 * @param loadPath {@code -L} directories as the user wrote them
 * @param jobs how many processes run at once
 * @param memoryMiB what they may take together, or null
 * @param modules by name
 * @param steps by id
 * @param notPlanned files of the roots that stay out, by name
 * @param build what the build needs to know besides
 */
public record CompilePlan(
    List<String> roots,
    List<String> loadPath,
    int jobs,
    @Nullable Long memoryMiB,
    String guileVersion,
    ProcessCost process,
    List<PlannedModule> modules,
    List<Step> steps,
    Prediction predicted,
    LowerBounds lowerBounds,
    List<NotPlanned> notPlanned,
    BuildOptions build) {
  public CompilePlan {
    roots = List.copyOf(roots);
    loadPath = List.copyOf(loadPath);
    modules = List.copyOf(modules);
    steps = List.copyOf(steps);
    notPlanned = List.copyOf(notPlanned);
  }

  /** A plan whose build has no options. */
  public CompilePlan(
      List<String> roots,
      List<String> loadPath,
      int jobs,
      @Nullable Long memoryMiB,
      String guileVersion,
      ProcessCost process,
      List<PlannedModule> modules,
      List<Step> steps,
      Prediction predicted,
      LowerBounds lowerBounds,
      List<NotPlanned> notPlanned) {
    this(
        roots,
        loadPath,
        jobs,
        memoryMiB,
        guileVersion,
        process,
        modules,
        steps,
        predicted,
        lowerBounds,
        notPlanned,
        BuildOptions.NONE);
  }

  /** What the whole build is expected to take. */
  public record Prediction(long makespanMicros, long cpuMicros, long peakRssMiB) {}

  /** How many directories the modules are found in: roots and {@code -L}. */
  public int directories() {
    return roots.size() + loadPath.size();
  }
}

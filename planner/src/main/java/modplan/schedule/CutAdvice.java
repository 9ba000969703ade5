package modplan.schedule;

import java.util.List;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Which imports stand in the way of a faster build.
 *
 * @param base the plan without any change
 * @param tried how many imports were planned without
 * @param imports that save something, the most worthwhile first
 * @param cycles the largest first
 * @param dragging imports that bring a large cycle into modules that need it for nothing else, or
 *     null if there is no cycle
 */
public record CutAdvice(
    CompilePlan base,
    int tried,
    List<Import> imports,
    List<Cycle> cycles,
    DraggingImports.@Nullable Result dragging) {
  public CutAdvice {
    imports = List.copyOf(imports);
    cycles = List.copyOf(cycles);
  }

  /**
   * What a change of the code brings: the best plan known without it, less the best known with it.
   * Each plan that is found for one of them is tried on the other, too.
   *
   * @param makespanMicros not negative
   * @param cpuMicros may be negative if the makespan is shorter
   * @param rssMiB of the peak; may be negative
   */
  public record Saving(long makespanMicros, long cpuMicros, long rssMiB) {
    private static final long LEAST_MICROS = 50_000; // what a report does not show as 0.0 s
    private static final long LEAST_MIB = 2;
    private static final double LEAST_SHARE = 0.001; // of the plan

    /**
     * Whether time, or with the same time CPU, or with the same of both memory is saved, as far as
     * it is worth a change of the code.
     */
    public boolean isWorthwhile(CompilePlan.Prediction plan) {
      double leastCpu = Math.max(LEAST_MICROS, LEAST_SHARE * plan.cpuMicros());
      if (makespanMicros >= Math.max(LEAST_MICROS, LEAST_SHARE * plan.makespanMicros())) {
        return true;
      }
      return cpuMicros >= leastCpu
          || (cpuMicros > -leastCpu
              && rssMiB >= Math.max(LEAST_MIB, LEAST_SHARE * plan.peakRssMiB()));
    }
  }

  /**
   * What removing or delaying one import brings.
   *
   * @param lostModules that the importing module does not load any more
   * @param lostMicros to load them from source
   * @param cycleBefore members of the importing module's cycle, 1 if it is in none
   * @param cycleAfter the same without the import
   */
  public record Import(
      ModuleName from,
      ModuleName to,
      int lostModules,
      long lostMicros,
      int cycleBefore,
      int cycleAfter,
      Saving saving) {}

  /**
   * Modules that need one another.
   *
   * @param imports how many imports there are between them
   * @param atLeast how many of these have to go until no cycle is left
   * @param enough a set of imports that is enough; the smallest one if it has {@code atLeast}
   * @param saving what removing all of {@code enough} brings; null where that was not planned
   */
  public record Cycle(
      List<ModuleName> members,
      int imports,
      int atLeast,
      List<Pair> enough,
      @Nullable Saving saving) {
    public Cycle {
      members = List.copyOf(members);
      enough = List.copyOf(enough);
    }
  }

  /** An import. */
  public record Pair(ModuleName from, ModuleName to) {}
}

package modplan.schedule;

import java.util.List;
import modplan.syntax.ModuleName;

/**
 * Which imports stand in the way of a faster build.
 *
 * @param base the plan without any change
 * @param imports the most worthwhile first
 * @param cycles the largest first
 */
public record CutAdvice(CompilePlan base, List<Import> imports, List<Cycle> cycles) {
  public CutAdvice {
    imports = List.copyOf(imports);
    cycles = List.copyOf(cycles);
  }

  /**
   * What removing or delaying one import brings. Predicted times are those of two searches, so
   * small differences mean little.
   *
   * @param lostModules that the importing module does not load any more
   * @param lostMicros to load them from source
   * @param cycleBefore members of the importing module's cycle, 1 if it is in none
   * @param cycleAfter the same without the import
   * @param savedMakespanMicros not negative
   * @param savedCpuMicros may be negative
   * @param savedRssMiB of the peak; may be negative
   */
  public record Import(
      ModuleName from,
      ModuleName to,
      int lostModules,
      long lostMicros,
      int cycleBefore,
      int cycleAfter,
      long savedMakespanMicros,
      long savedCpuMicros,
      long savedRssMiB) {}

  /**
   * Modules that need one another.
   *
   * @param imports how many imports there are between them
   * @param atLeast how many of these have to go until no cycle is left
   * @param enough a set of imports that is enough; the smallest one if it has {@code atLeast}
   */
  public record Cycle(List<ModuleName> members, int imports, int atLeast, List<Pair> enough) {
    public Cycle {
      members = List.copyOf(members);
      enough = List.copyOf(enough);
    }
  }

  /** An import. */
  public record Pair(ModuleName from, ModuleName to) {}
}

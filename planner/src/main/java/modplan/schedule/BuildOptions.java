package modplan.schedule;

import java.util.List;

/**
 * What a build does besides compiling modules in steps.
 *
 * @param warnings that the compiler is asked for, by Guile's names; empty for Guile's own choice
 * @param exclude globs of paths below a root that are none of the plan's business
 */
public record BuildOptions(List<String> warnings, List<String> exclude) {
  /** Guile's warnings, nothing excluded. */
  public static final BuildOptions NONE = new BuildOptions(List.of(), List.of());

  public BuildOptions {
    warnings = List.copyOf(warnings);
    exclude = List.copyOf(exclude);
  }
}

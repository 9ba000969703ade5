package modplan.rule;

import java.util.List;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;

/**
 * What the rules need to know beyond the tree.
 *
 * @param optimisationLevel the {@code -O} that the tree is compiled with; Guile's default is 2
 * @param assumeExternal modules that exist although nobody shows them to modplan
 */
public record AnalysisOptions(
    GuileVersion guileVersion, int optimisationLevel, List<ModulePattern> assumeExternal) {
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(GuileVersion.V3_0, 2, List.of());

  public AnalysisOptions {
    assumeExternal = List.copyOf(assumeExternal);
    if (optimisationLevel < 0 || optimisationLevel > 9) {
      throw new IllegalArgumentException(
          "the optimisation level must be from 0 to 9, was " + optimisationLevel);
    }
  }
}

package modplan.rule;

import java.util.List;
import modplan.project.Config;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;
import modplan.project.OptimisationLevels;

/**
 * What the rules need to know beyond the tree.
 *
 * @param optimisation the {@code -O} that each file is compiled with
 * @param assumeExternal modules that exist although nobody shows them to modplan
 * @param layers what may not import what
 */
public record AnalysisOptions(
    GuileVersion guileVersion,
    OptimisationLevels optimisation,
    List<ModulePattern> assumeExternal,
    List<Config.Layer> layers) {
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(GuileVersion.V3_0, OptimisationLevels.DEFAULT, List.of(), List.of());

  public AnalysisOptions {
    assumeExternal = List.copyOf(assumeExternal);
    layers = List.copyOf(layers);
  }
}

package modplan.rule;

import java.util.List;
import modplan.project.Config;
import modplan.project.FactsCache;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;
import modplan.project.OptimisationLevels;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know beyond the tree.
 *
 * @param optimisation the {@code -O} that each file is compiled with
 * @param assumeExternal modules that exist although nobody shows them to modplan
 * @param layers what may not import what
 * @param baseline what was there before, or null
 * @param cache through which the project was read, or null
 */
public record AnalysisOptions(
    GuileVersion guileVersion,
    OptimisationLevels optimisation,
    List<ModulePattern> assumeExternal,
    List<Config.Layer> layers,
    @Nullable Baseline baseline,
    @Nullable FactsCache cache) {
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(GuileVersion.V3_0, OptimisationLevels.DEFAULT, List.of(), List.of());

  public AnalysisOptions(
      GuileVersion guileVersion,
      OptimisationLevels optimisation,
      List<ModulePattern> assumeExternal,
      List<Config.Layer> layers) {
    this(guileVersion, optimisation, assumeExternal, layers, null, null);
  }

  /** The same with another baseline. */
  public AnalysisOptions withBaseline(@Nullable Baseline other) {
    return new AnalysisOptions(guileVersion, optimisation, assumeExternal, layers, other, cache);
  }

  /** The same for a project that was read through a cache. */
  public AnalysisOptions withCache(@Nullable FactsCache other) {
    return new AnalysisOptions(guileVersion, optimisation, assumeExternal, layers, baseline, other);
  }

  /** All that the user has set, but for the baseline, as a text that differs where it does. */
  String settings() {
    List<Object> parts = List.of(guileVersion, optimisation, assumeExternal, layers);
    return parts.toString();
  }

  public AnalysisOptions {
    assumeExternal = List.copyOf(assumeExternal);
    layers = List.copyOf(layers);
  }
}

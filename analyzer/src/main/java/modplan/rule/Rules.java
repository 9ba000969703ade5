package modplan.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rules, by name. */
public final class Rules {
  private static final List<Rule> ALL =
      List.<Rule>of(
              new AutoloadCompileTimeRule(),
              new AutoloadCycleRule(),
              new AutoloadEagerRule(),
              new AutoloadMacroRule(),
              new AutoloadMissingBindingRule(),
              new BadSuppressionRule(),
              new CycleGrowthRule(),
              new DuplicateImportRule(),
              new DuplicateModuleRule(),
              new ImportCycleRule(),
              new LayerRule(),
              new LibraryCycleRule(),
              new MacroCycleRule(),
              new MissingExportRule(),
              new ModuleNameMismatchRule(),
              new SyntaxErrorRule(),
              new AutoloadReexportRule(),
              new ExportUndefinedRule(),
              new InterfaceSnapshotRule(),
              new LateExportSelectRule(),
              new LateUseModulesRule(),
              new LoadMacrosRule(),
              new MacroPhaseRule(),
              new MacroPrivateHelperRule(),
              new RecordMacroCycleRule(),
              new RelativeIncludeRule(),
              new SetImportedRule(),
              new StrictCallCycleRule(),
              new StrictCycleRule(),
              new UnusedImportRule(),
              new UnreadableFileRule(),
              new UnresolvedImportRule(),
              new UnusedSuppressionRule())
          .stream()
          .sorted(Comparator.comparing(Rule::id))
          .toList();

  private Rules() {}

  public static List<Rule> all() {
    return ALL;
  }

  /** The rule with this name. */
  public static Optional<Rule> named(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}

package modplan.rule;

import modplan.load.Hazard;

/** Reports macros that call a procedure which has no value when they are expanded. */
final class MacroPhaseRule extends HazardRule {
  MacroPhaseRule() {
    super(
        "macro-phase",
        Severity.ERROR,
        "a macro calls a procedure that has no value yet",
        Hazard.Kind.PHASE);
  }

  @Override
  String message(Hazard hazard) {
    return "expanding macro %s here calls %s, which has no value yet"
        .formatted(hazard.via(), hazard.written());
  }

  @Override
  String help(Hazard hazard) {
    return "put the definition of %s into (eval-when (expand load eval) ...), or into a module of its own"
        .formatted(hazard.written());
  }
}

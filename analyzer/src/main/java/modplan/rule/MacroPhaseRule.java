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
    return "macro %s calls %s when it is expanded here, which has no value by then"
        .formatted(hazard.via(), hazard.written());
  }

  @Override
  String help(Hazard hazard) {
    return "put the definition of %s into (eval-when (expand load eval) ...), or into a module of its own"
        .formatted(hazard.written());
  }
}

package modplan.rule;

import modplan.load.Hazard;

/** Reports uses of macros that may not exist yet when the code is expanded. */
final class MacroCycleRule extends HazardRule {
  MacroCycleRule() {
    super(
        "macro-cycle",
        Severity.ERROR,
        "a macro of a half-loaded module is used",
        Hazard.Kind.MACRO,
        Hazard.Kind.CALLED_MACRO);
  }

  @Override
  boolean isMine(Hazard hazard) {
    return !hazard.isRecordMacro();
  }

  @Override
  String message(Hazard hazard) {
    return MacroUses.message(hazard, "macro");
  }

  @Override
  String help(Hazard hazard) {
    return "move %s to a module that imports none of these; or compile every module in a process of its own"
            .formatted(hazard.name())
        + " and never load from source";
  }

  @Override
  String cause(Hazard hazard) {
    return MacroUses.cause(hazard);
  }
}

package modplan.rule;

import modplan.load.Hazard;

/** Reports uses of constructors and accessors of records, which are macros, too. */
final class RecordMacroCycleRule extends HazardRule {
  RecordMacroCycleRule() {
    super(
        "record-macro-cycle",
        Severity.ERROR,
        "a record macro of a half-loaded module is used",
        Hazard.Kind.MACRO);
  }

  @Override
  boolean isMine(Hazard hazard) {
    return hazard.isRecordMacro();
  }

  @Override
  String message(Hazard hazard) {
    return MacroUses.message(hazard, "record macro");
  }

  @Override
  String help(Hazard hazard) {
    return "export a procedure that wraps %s, or move the record to a module that imports none of these"
        .formatted(hazard.name());
  }

  @Override
  String cause(Hazard hazard) {
    return MacroUses.cause(hazard);
  }
}

package modplan.rule;

import modplan.load.Hazard;

/** Reports names that are selected or exported again before a half-loaded module exports them. */
final class LateExportSelectRule extends HazardRule {
  LateExportSelectRule() {
    super(
        "late-export-select",
        Severity.ERROR,
        "an import selects a name that is exported only later",
        Hazard.Kind.SELECT,
        Hazard.Kind.RE_EXPORT);
  }

  @Override
  String message(Hazard hazard) {
    return hazard.kind() == Hazard.Kind.SELECT
        ? "%s asks %s for %s, which may not be exported yet"
            .formatted(hazard.module(), hazard.target(), hazard.written())
        : "%s exports %s again, which %s may not export yet"
            .formatted(hazard.module(), hazard.written(), hazard.target());
  }

  @Override
  String help(Hazard hazard) {
    return hazard.kind() == Hazard.Kind.SELECT
        ? "declare %s in the #:export of %s, or import the whole module"
            .formatted(hazard.written(), hazard.target())
        : "let the users of %s import it from the module that defines it"
            .formatted(hazard.written());
  }
}

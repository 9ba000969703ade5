package modplan.rule;

import modplan.load.Hazard;

/** Reports macros whose templates name what their half-loaded module has not defined yet. */
final class MacroPrivateHelperRule extends HazardRule {
  MacroPrivateHelperRule() {
    super(
        "macro-private-helper",
        Severity.ERROR,
        "a macro needs a private name that is not there yet",
        Hazard.Kind.HELPER);
  }

  @Override
  String message(Hazard hazard) {
    return "macro %s of %s needs the private %s, which %s may not have defined yet"
        .formatted(hazard.via(), hazard.target(), hazard.written(), hazard.target());
  }

  @Override
  String help(Hazard hazard) {
    return "define %s before the imports that lead here, or declare it in #:export"
        .formatted(hazard.written());
  }
}

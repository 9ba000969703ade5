package modplan.rule;

import modplan.load.Hazard;

/** Reports calls at top level whose procedures need a variable of a half-loaded module. */
final class StrictCallCycleRule extends HazardRule {
  StrictCallCycleRule() {
    super(
        "strict-call-cycle",
        Severity.ERROR,
        "the top level calls what needs a half-loaded module",
        Hazard.Kind.CALLED);
  }

  @Override
  String message(Hazard hazard) {
    return "the top level of %s calls %s, which needs %s, which %s may not have defined yet"
        .formatted(hazard.module(), hazard.via(), hazard.written(), hazard.target());
  }

  @Override
  String help(Hazard hazard) {
    return "do not call %s at top level: delay the call, or make a procedure of what it defines"
        .formatted(hazard.via());
  }
}

package modplan.rule;

import modplan.load.Hazard;

/** Reports variables that a top level needs of a module that imports its way back to it. */
final class StrictCycleRule extends HazardRule {
  StrictCycleRule() {
    super(
        "strict-cycle",
        Severity.ERROR,
        "the top level needs a variable of a half-loaded module",
        Hazard.Kind.STRICT);
  }

  @Override
  String message(Hazard hazard) {
    return "the top level of %s needs %s, which %s may not have defined yet"
        .formatted(hazard.module(), hazard.written(), hazard.target());
  }

  @Override
  String help(Hazard hazard) {
    return "move %s to a module outside the cycle, or use it only inside a procedure or a delayed field"
        .formatted(hazard.name());
  }
}

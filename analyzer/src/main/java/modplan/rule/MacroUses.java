package modplan.rule;

import modplan.load.Hazard;
import modplan.load.Hazard.Effect;

/** What the rules about macros say. */
final class MacroUses {
  private MacroUses() {}

  static String message(Hazard hazard, String noun) {
    if (hazard.kind() == Hazard.Kind.CALLED_MACRO) {
      return "the top level of %s calls %s, where %s %s of %s may have been taken for a procedure"
          .formatted(hazard.module(), hazard.via(), noun, hazard.name(), hazard.target());
    }
    return hazard.effect() == Effect.LATER
        ? "%s %s of %s may not exist yet here and would be taken for a variable"
            .formatted(noun, hazard.written(), hazard.target())
        : "%s %s of %s may not exist yet where the top level uses it"
            .formatted(noun, hazard.written(), hazard.target());
  }

  /** Moving the macro mends all of its uses. */
  static String cause(Hazard hazard) {
    return "%s of %s".formatted(hazard.name(), hazard.target());
  }
}

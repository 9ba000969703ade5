package modplan.rule;

import modplan.load.Hazard;

/** Reports names that an import with a prefix, renamer or hide has missed for ever. */
final class InterfaceSnapshotRule extends HazardRule {
  InterfaceSnapshotRule() {
    super(
        "interface-snapshot",
        Severity.ERROR,
        "an import copies the names of a half-loaded module",
        Hazard.Kind.COPY);
  }

  @Override
  String message(Hazard hazard) {
    return "%s never sees %s: its import copies the names that %s has exported by then"
        .formatted(hazard.module(), hazard.written(), hazard.target());
  }

  @Override
  String help(Hazard hazard) {
    return "declare the name in the #:export of %s, or import the whole module without changing names"
        .formatted(hazard.target());
  }
}

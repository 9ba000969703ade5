package modplan.cli;

import java.util.OptionalDouble;
import modplan.cost.Machine;
import modplan.cost.ModuleCost;
import modplan.guile.MachineProbe;
import modplan.schedule.CompilePlan;

/** The machine that a build runs on, as far as its predictions depend on that. */
final class MachineOfRun {
  /** A build for which it is not worth the time to find out how fast the machine is. */
  private static final long SHORT_MICROS = 10_000_000;

  private MachineOfRun() {}

  /**
   * How fast the machine is, for a whole build of some length of which nothing was measured before.
   * For all others no Guile is started: what is measured needs no guess, and a build that finds
   * compiled files may have nothing to do.
   *
   * @param fromNothing whether no compiled file is there
   * @param guile the command that starts it
   */
  static Machine of(CompilePlan plan, boolean fromNothing, String guile) {
    return of(plan, fromNothing, guile, SHORT_MICROS);
  }

  static Machine of(CompilePlan plan, boolean fromNothing, String guile, long shortMicros) {
    boolean measured =
        plan.modules().stream().anyMatch(m -> m.cost().from() == ModuleCost.Origin.MEASURED);
    if (measured || !fromNothing || plan.predicted().makespanMicros() < shortMicros) {
      return Machine.OF_PREDICTIONS;
    }
    OptionalDouble seconds = MachineProbe.seconds(guile);
    return seconds.isPresent() ? Machine.of(seconds.getAsDouble()) : Machine.OF_PREDICTIONS;
  }
}

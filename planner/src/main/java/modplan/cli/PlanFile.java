package modplan.cli;

import modplan.emit.PlanJson;
import modplan.project.UsageException;
import modplan.schedule.CompilePlan;

/** Reads a plan that was kept. */
final class PlanFile {
  private PlanFile() {}

  /**
   * The plan in a file that the user named; one that cannot be read, or holds no plan, is a usage
   * error that names it.
   */
  static CompilePlan read(Session session, String file) {
    try {
      return PlanJson.read(session.read(file));
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(file, e.getMessage()));
    }
  }
}

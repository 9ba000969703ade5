package modplan.cli;

import java.util.Locale;
import modplan.project.Config;
import modplan.schedule.Effort;

/** {@code --effort} as one writes it. */
enum PlanEffort {
  FAST,
  DEFAULT,
  BEST;

  /** What a configuration says. */
  static PlanEffort parse(Config config, String name) {
    for (PlanEffort effort : values()) {
      if (effort.toString().equals(name)) {
        return effort;
      }
    }
    throw config.error("effort", "plan.effort must be fast, default or best, was " + name);
  }

  Effort effort() {
    return Effort.valueOf(name());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

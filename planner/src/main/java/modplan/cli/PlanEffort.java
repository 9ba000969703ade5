package modplan.cli;

import java.util.Locale;
import modplan.schedule.Effort;

/** {@code --effort} as one writes it. */
enum PlanEffort {
  FAST,
  DEFAULT,
  BEST;

  Effort effort() {
    return Effort.valueOf(name());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

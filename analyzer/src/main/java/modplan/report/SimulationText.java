package modplan.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import modplan.load.Simulation;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;

/** Simulations for people: one line each, and below a failure what was being loaded. */
public final class SimulationText {
  private SimulationText() {}

  public static String write(List<Simulation> simulations) {
    StringBuilder text = new StringBuilder();
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    for (Simulation simulation : simulations) {
      counts.merge(simulation.outcome().status(), 1, Integer::sum);
      text.append(simulation.mode().text()).append(' ').append(simulation.entry()).append(": ");
      text.append(words(simulation.outcome()));
      if (simulation.outcome().status() == Status.UNKNOWN) {
        text.append("; most likely ").append(words(simulation.likely()));
      }
      text.append('\n');
      if (!simulation.outcome().stack().isEmpty()) {
        text.append("    while loading ")
            .append(String.join(" -> ", simulation.outcome().stack()))
            .append('\n');
      }
      assumptions(simulation.assumptions(), text);
      simulation
          .run()
          .forEach(
              (module, outcome) -> {
                if (outcome.status() != Status.OK) {
                  text.append("    then calling `run' of ").append(module).append(": ");
                  text.append(words(outcome)).append('\n');
                }
              });
    }
    return text.append(
            "%d ok, %d fail, %d unknown\n"
                .formatted(
                    counts.getOrDefault(Status.OK, 0),
                    counts.getOrDefault(Status.ERROR, 0),
                    counts.getOrDefault(Status.UNKNOWN, 0)))
        .toString();
  }

  /** The first of them, with the file that it is about. */
  private static void assumptions(List<Outcome> assumptions, StringBuilder text) {
    if (assumptions.isEmpty()) {
      return;
    }
    Outcome first = assumptions.get(0);
    String file = first.stack().isEmpty() ? "" : last(first.stack()) + ": ";
    text.append("    taken not to go wrong: ").append(file).append(first.kind());
    text.append(first.name().isEmpty() ? "" : ": " + first.name());
    text.append(first.location() == null ? "" : " at " + first.location());
    int others = assumptions.size() - 1;
    text.append(others == 0 ? "" : ", and %d more".formatted(others)).append('\n');
  }

  private static String last(List<String> stack) {
    return stack.get(stack.size() - 1);
  }

  private static String words(Outcome outcome) {
    String about = outcome.name().isEmpty() ? "" : ": " + outcome.name();
    String place = outcome.location() == null ? "" : " at " + outcome.location();
    return switch (outcome.status()) {
      case OK -> "ok";
      case ERROR -> outcome.kind() + about + place;
      case UNKNOWN -> "unknown (" + outcome.kind() + about + ")";
    };
  }
}

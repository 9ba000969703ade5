package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.load.Hazard.Effect;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import org.jspecify.annotations.Nullable;

/**
 * Holds the failures that the walk has found against the full {@link Simulator}: what it refutes is
 * dropped, and an entry that fails with something else is no entry of the hazard. Of a small tree
 * every entry is simulated, of others those up to the first that fails as the walk said.
 */
final class HeldHazards {
  /** Entries that are simulated in full, at most; deep trees take a second each. */
  private static final int SIMULATED = 40;

  /** Files of a tree whose modules are simulated in no time, at most. */
  private static final int SMALL = 50;

  private final SharedSurvey survey;
  private final boolean isSmall;
  private @Nullable Simulator simulator;
  private final Map<String, Outcome> outcomes = new HashMap<>();

  /** How entries end of which the walk said something else, by {@link #key}. */
  private final Map<String, Outcome> otherwise = new TreeMap<>();

  HeldHazards(SharedSurvey survey) {
    this.survey = survey;
    this.isSmall = survey.program().files().size() <= SMALL;
  }

  /** Those that are not refuted, in the same order. */
  List<Hazard> of(List<Hazard> found) {
    List<Hazard> held = new ArrayList<>();
    found.stream()
        .filter(HeldHazards::isFailure)
        .forEach(hazard -> outcome(hazard.entries().get(0), hazard.mode())); // each has one
    for (Hazard hazard : found) {
      Hazard known = isFailure(hazard) ? held(hazard) : hazard;
      if (known != null) {
        held.add(known);
      }
    }
    held.replaceAll(this::withMore);
    return held;
  }

  private static boolean isFailure(Hazard hazard) {
    return hazard.effect() == Effect.FAILS && hazard.isFirst();
  }

  /**
   * Whether it ends with a module that the program does not have: where there is one, it goes on.
   */
  private boolean isOutside(Outcome outcome) {
    return outcome.kind().equals("no-code-for-module")
        && survey.program().forModule(outcome.name()) == null;
  }

  /** Null if it is refuted. */
  private @Nullable Hazard held(Hazard hazard) {
    List<String> others = new ArrayList<>();
    Outcome same = null;
    for (String entry : hazard.entries()) {
      Outcome outcome = outcome(entry, hazard.mode());
      if (outcome == null || outcome.status() == Status.UNKNOWN || isOutside(outcome)) {
        break;
      } else if (outcome.status() != Status.ERROR) {
        if (same == null) {
          return null;
        }
        others.add(entry);
      } else if (!outcome.name().equals(hazard.written())) {
        others.add(entry);
        otherwise.put(key(entry, hazard.mode()), outcome);
      } else if (same == null) {
        same = outcome;
      }
      if (same != null && !isSmall) {
        break;
      }
    }
    if (same != null) {
      return hazard.without(others).sureOf(same.stack());
    }
    return others.size() == hazard.entries().size() ? hazard.behind() : hazard.without(others);
  }

  /** The hazard with the entries that fail with it and not with what the walk said. */
  private Hazard withMore(Hazard hazard) {
    if (hazard.effect() != Effect.FAILS || otherwise.isEmpty()) {
      return hazard;
    }
    Hazard more = hazard;
    String mode = key("", hazard.mode());
    for (Map.Entry<String, Outcome> each : List.copyOf(otherwise.entrySet())) {
      Outcome outcome = each.getValue();
      List<String> stack = outcome.stack();
      if (each.getKey().startsWith(mode)
          && outcome.name().equals(hazard.written())
          && !stack.isEmpty()
          && stack.get(stack.size() - 1).equals(hazard.file())) {
        otherwise.remove(each.getKey());
        more = more.alsoOf(each.getKey().substring(mode.length()), stack);
      }
    }
    return more;
  }

  private static String key(String entry, Mode mode) {
    return mode.text() + " " + entry;
  }

  private @Nullable Outcome outcome(String entry, Mode mode) {
    String key = key(entry, mode);
    Outcome known = outcomes.get(key);
    if (known == null && (isSmall || outcomes.size() < SIMULATED)) {
      Simulator running =
          simulator == null ? new Simulator(survey.program(), survey.version()) : simulator;
      simulator = running;
      known = running.simulate(Survey.moduleName(entry), mode).outcome();
      outcomes.put(key, known);
    }
    return known;
  }
}

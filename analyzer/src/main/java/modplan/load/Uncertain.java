package modplan.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.load.Simulation.Outcome;

/**
 * What is not certain in a walk, in its order: doubts, and what is taken for granted. The same in
 * one file is said once.
 */
final class Uncertain {
  private static final int MOST = 50;

  private final List<Outcome> doubts = new ArrayList<>();
  private final List<Outcome> assumptions = new ArrayList<>();
  private final Set<String> noted = new HashSet<>();

  /** What may have happened otherwise. */
  List<Outcome> doubts() {
    return Collections.unmodifiableList(doubts);
  }

  /** What the walk goes on with as if it were certain. */
  List<Outcome> assumptions() {
    return Collections.unmodifiableList(assumptions);
  }

  void doubt(Outcome doubt) {
    note(doubt, doubts);
  }

  void assume(Outcome assumption) {
    note(assumption, assumptions);
  }

  /** Takes over what was not clear in the making of something that is used here. */
  void takeOver(Code.Unclear unclear) {
    unclear.doubts().forEach(this::doubt);
    unclear.assumptions().forEach(this::assume);
  }

  private void note(Outcome outcome, List<Outcome> into) {
    List<String> stack = outcome.stack();
    String file = stack.isEmpty() ? "" : stack.get(stack.size() - 1);
    if (into.size() < MOST && noted.add(outcome.kind() + " " + outcome.name() + " " + file)) {
      into.add(outcome);
    }
  }

  /** Hands over the doubts and forgets them. */
  List<Outcome> takeDoubts() {
    List<Outcome> all = List.copyOf(doubts);
    doubts.clear();
    noted.clear();
    return all;
  }
}

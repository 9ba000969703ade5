package modplan.load;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Alias;
import modplan.load.Simulation.Outcome;
import modplan.module.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .go} file holds.
 *
 * @param definedOnce what the unit defines exactly once and never assigns, if its module is
 *     declarative
 * @param derived names that macros have given to definitions that they brought, by the very
 *     identifiers; macros of the unit that are used elsewhere mean these
 */
record Code(List<Ir> forms, Map<Global, Ir> definedOnce, IdentityHashMap<Alias, Global> derived) {
  /** The .go files of one process. */
  interface Store {
    /** None at all. */
    Store NONE =
        new Store() {
          @Override
          public @Nullable Code code(FileFacts file) {
            return null;
          }

          @Override
          public Unclear unclear(FileFacts file) {
            return Unclear.NOTHING;
          }
        };

    /** The code of a file, or null if it has none and is loaded from source. */
    @Nullable Code code(FileFacts file);

    /** Whether that is so for certain. */
    Unclear unclear(FileFacts file);
  }

  /**
   * What the code depends on and only running the compiler can tell.
   *
   * @param doubts as of a {@link Simulation}
   * @param assumptions as of a {@link Simulation}
   */
  record Unclear(List<Outcome> doubts, List<Outcome> assumptions) {
    static final Unclear NOTHING = new Unclear(List.of(), List.of());

    Unclear {
      doubts = List.copyOf(doubts);
      assumptions = List.copyOf(assumptions);
    }
  }
}

package modplan.load;

import java.util.List;
import java.util.Map;
import modplan.load.Simulation.Outcome;
import modplan.load.World.Global;
import modplan.module.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .go} file holds.
 *
 * @param definedOnce what the unit defines exactly once and never assigns, if its module is
 *     declarative
 */
record Code(List<Ir> forms, Map<Global, Ir> definedOnce) {
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
          public List<Outcome> doubts(FileFacts file) {
            return List.of();
          }
        };

    /** The code of a file, or null if it has none and is loaded from source. */
    @Nullable Code code(FileFacts file);

    /** Whether that is so for certain: what was doubtful when the file was compiled. */
    List<Outcome> doubts(FileFacts file);
  }
}

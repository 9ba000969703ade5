package modplan.load;

import java.util.List;
import java.util.Map;
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
    Store NONE = file -> null;

    /** The code of a file, or null if it has none and is loaded from source. */
    @Nullable Code code(FileFacts file);
  }
}

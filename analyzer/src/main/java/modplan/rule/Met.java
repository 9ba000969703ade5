package modplan.rule;

import java.util.List;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.load.Hazard;
import org.jspecify.annotations.Nullable;

/**
 * What an entry meets when it is loaded.
 *
 * @param module whose import or re-export it is; null for a file that is no module, and if it is
 *     neither
 * @param edge the import that fails; null if it is none
 * @param hazard that is met; null if it is none
 * @param files being loaded, outermost first; of an entry that was found to fail like a module that
 *     was looked at before, those of that module
 */
record Met(
    Kind kind,
    @Nullable Module module,
    @Nullable Edge edge,
    @Nullable Hazard hazard,
    List<String> files) {
  static final Met NOTHING = new Met(Kind.NOTHING, null, null, null, List.of());

  /** What goes wrong. */
  enum Kind {
    NOTHING,
    IMPORT,
    RE_EXPORT,

    /** A rule about loading says what. */
    HALF_LOADED
  }

  Met {
    files = List.copyOf(files);
  }

  /** Whether it is an import or a re-export of that module. */
  boolean isOf(Module other) {
    return module != null && module.id() == other.id();
  }

  /** Whether it is the import that stands there. */
  boolean isImport(String place) {
    return edge != null && edge.place().equals(place);
  }
}

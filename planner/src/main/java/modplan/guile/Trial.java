package modplan.guile;

import java.nio.file.Path;
import modplan.load.Mode;

/**
 * What Guile is asked to do with an entry.
 *
 * @param mode load or compile it, everything else from source
 * @param module its name, as Scheme writes it; the path of a file that is no module
 * @param file its source
 * @param level the optimisation level if it is compiled
 */
public record Trial(Mode mode, String module, Path file, int level) {
  public Trial {
    if (!canBeTried(mode)) {
      throw new IllegalArgumentException("only sources are tried, not " + mode);
    }
  }

  /** Whether the entry is a file to load rather than a module. */
  boolean isScript() {
    return !module.startsWith("(");
  }

  /** Whether this needs no compiled files of the tree. */
  public static boolean canBeTried(Mode mode) {
    return mode == Mode.LOAD_SOURCE || mode == Mode.COMPILE;
  }
}

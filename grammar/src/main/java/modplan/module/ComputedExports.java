package modplan.module;

import java.util.Set;

/**
 * Traces of exports that no clause lists, so that nobody calls a name missing which code exports.
 *
 * @param calls whether code of the file changes a public interface by a call, or loads C code that
 *     may do so
 * @param exportingMacros macros of this file whose text holds an {@code export} or the like: a use
 *     of them may export anything
 * @param heads first symbols of top-level forms that are none of Guile's words known to modplan:
 *     perhaps uses of such macros
 */
public record ComputedExports(boolean calls, Set<String> exportingMacros, Set<String> heads) {
  public ComputedExports {
    exportingMacros = Set.copyOf(exportingMacros);
    heads = Set.copyOf(heads);
  }
}

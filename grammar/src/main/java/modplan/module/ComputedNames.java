package modplan.module;

import java.util.Set;

/**
 * Traces of exports and modules that no clause tells of, so that nobody calls missing what code
 * makes.
 *
 * @param exports whether code of the file changes a public interface by a call, or loads C code
 *     that may do so
 * @param modules whether code of the file, or data in it, makes modules
 * @param exportingMacros macros of this file whose text holds a form that exports: a use of them
 *     may do so, too
 * @param heads first symbols of top-level forms that are none of Guile's words known to modplan:
 *     perhaps uses of such macros
 */
public record ComputedNames(
    boolean exports, boolean modules, Set<String> exportingMacros, Set<String> heads) {
  public ComputedNames {
    exportingMacros = Set.copyOf(exportingMacros);
    heads = Set.copyOf(heads);
  }
}

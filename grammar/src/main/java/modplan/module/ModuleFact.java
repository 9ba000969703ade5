package modplan.module;

import java.util.Map;
import modplan.source.Location;
import modplan.syntax.ModuleForm;
import modplan.syntax.ModuleName;

/**
 * A module form of a file.
 *
 * @param wrapped written with a macro of the tree's own, {@code define-module*}
 * @param pure {@code #:pure}: without the bindings of {@code (guile)}
 * @param declarative what {@code #:declarative?} says; true where it is absent, as in Guile 3.0
 * @param settings {@code duplicates}, {@code version}, {@code filename} as they are written
 */
public record ModuleFact(
    ModuleName name,
    ModuleForm.Kind form,
    Location location,
    boolean wrapped,
    boolean pure,
    boolean declarative,
    Map<String, String> settings) {
  public ModuleFact {
    settings = Map.copyOf(settings);
  }
}

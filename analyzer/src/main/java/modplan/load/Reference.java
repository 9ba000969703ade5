package modplan.load;

import modplan.source.Location;
import modplan.syntax.ModuleName;

/**
 * A use of another module's binding.
 *
 * @param target the module that defines it, whoever re-exports it
 * @param name in that module
 * @param written as it is called where it is used, for a macro its name
 * @param via for {@link How#CALLED}, the procedure that the top level calls; else empty
 * @param location of the innermost form around it; for {@link How#CALLED} of the call
 */
public record Reference(
    How how,
    boolean isMacro,
    ModuleName target,
    String name,
    String written,
    String via,
    Location location) {
  /** When the binding is needed. */
  public enum How {
    /** While the module is being loaded. */
    STRICT,

    /** While it is being loaded, by a procedure that its top level calls. */
    CALLED,

    /** Perhaps while it is being loaded: inside a macro that is not known. */
    PERHAPS,

    /** When a procedure of the module is called, or a promise is forced. */
    DELAYED,

    /** When a macro of the module is expanded. */
    EXPANSION
  }
}

package modplan.load;

import java.util.Set;
import modplan.load.Mod.Var;
import modplan.load.World.Global;

/**
 * Macros of trees whose transformers compute too much to be followed, but which the expander knows
 * by name: those of Guile's own modules, where the tree is Guile itself, and a few of Guix.
 */
final class TreeForms {
  /** First parts of the names of modules that come with Guile. */
  private static final Set<String> GUILE =
      Set.of("srfi", "ice-9", "rnrs", "oop", "system", "scheme");

  private TreeForms() {}

  /** The macro that stands for one of the tree, or that one itself. */
  static Macro known(World world, Global name, Macro macro) {
    if (macro instanceof Macro.Builtin || macro instanceof Macro.Inlinable) {
      return macro;
    }
    Var variable = world.variable(name.module(), name.name());
    if (variable == null) {
      return macro;
    }
    String family = variable.module.substring(1).split("[ )]", 2)[0];
    if (GUILE.contains(family) && Definers.knows(variable.name)) {
      return new Macro.Builtin(variable.name);
    }
    if (variable.module.equals("(guix records)") && variable.name.startsWith("match-record")) {
      return new Macro.Builtin(variable.name);
    }
    boolean computed = macro instanceof Macro.Procedural || macro instanceof Macro.Opaque;
    if (computed
        && variable.name.equals("define-record-type*")
        && variable.module.equals("(guix records)")) {
      return new Macro.Builtin(variable.name);
    }
    if (computed
        && variable.name.equals("define-public*")
        && variable.module.equals("(guix packages)")) {
      return new Macro.Builtin("define-public");
    }
    return macro;
  }
}

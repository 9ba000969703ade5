package modplan.load;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.World.Global;
import org.jspecify.annotations.Nullable;

/** G-expressions of Guix, of which the facts of a file keep the code inside unquotes only. */
final class Gexps {
  private static final String MODULE = "(guix gexp)";

  private Gexps() {}

  /** What is left of a gexp or of a large quasiquotation: the code in its unquotes. */
  static Ir unquoted(Expander expander, Object head, Seq rest, @Nullable Env env) {
    boolean isGexp =
        Data.isIdentifier(head)
            && expander.meaning(head, env) instanceof Global global
            && owns(expander, global, "gexp");
    List<Ir> parts = new ArrayList<>();
    for (Object unquote : rest.rest(1)) {
      if (!(unquote instanceof Seq seq) || seq.size() < 2) {
        continue;
      }
      // A word of gexps, not a variable.
      boolean output = isUngexp(seq.get(0)) && Data.isSymbol(seq.get(1), "output");
      if (!output) {
        for (Object part : seq.rest(1)) {
          boolean namesOutput =
              isUngexp(seq.get(0)) && part instanceof String name && name.indexOf(':') > 0;
          Object value = namesOutput ? ((String) part).split(":", 2)[0] : part; // #$package:out
          parts.add(expander.expand(value, env));
        }
      }
      if (isGexp) {
        own(expander, output ? "<gexp-output>" : "<gexp-input>", parts);
      }
    }
    if (isGexp) {
      // What with-imported-modules and with-extensions around it say belongs to each of them.
      parameter(expander, "current-imported-modules", parts);
      parameter(expander, "current-imported-extensions", parts);
      own(expander, "<gexp>", parts);
    }
    parts.add(new Ir.Constant(Atom.TRUTHY));
    return new Ir.Sequence(parts);
  }

  private static boolean isUngexp(Object head) {
    return Data.isIdentifier(head) && Data.symbol(head).startsWith("ungexp");
  }

  private static boolean owns(Expander expander, Global global, String name) {
    Mod.Var variable = expander.world.variable(global.module(), global.name());
    return variable != null && variable.module.equals(MODULE) && variable.name.equals(name);
  }

  private static void own(Expander expander, String name, List<Ir> into) {
    if (expander.world.variable(MODULE, name) != null) {
      into.add(expander.topReference(new Global(MODULE, name)));
    }
  }

  private static void parameter(Expander expander, String name, List<Ir> into) {
    if (expander.macro(new Global(MODULE, name)) != null) {
      into.add(expander.expand(new Expansion().alias(name, null, MODULE), null));
    }
  }
}

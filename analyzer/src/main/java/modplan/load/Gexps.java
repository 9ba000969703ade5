package modplan.load;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.module.Body;
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
          Object value = isUngexp(seq.get(0)) ? withoutOutput(part) : part;
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

  /** {@code #$package:out} names a package. */
  private static Object withoutOutput(Object part) {
    if (!Data.isIdentifier(part) || Data.symbol(part).indexOf(':') <= 0) {
      return part;
    }
    String name = Data.symbol(part).split(":", 2)[0];
    return part instanceof Alias alias
        ? alias.expansion.alias(name, alias.env, alias.module)
        : (Object) name;
  }

  /** Whether a form is a gexp that is written with the name, and so is kept whole. */
  static boolean isWhole(Expander expander, Seq form, @Nullable Env env) {
    return form.size() == 2
        && form.isProper()
        && Data.isIdentifier(form.get(0))
        && Data.symbol(form.get(0)).equals("gexp")
        && expander.meaning(form.get(0), env) instanceof Global global
        && owns(expander, global, "gexp");
  }

  /** The escapes of such a gexp. */
  static Seq escapes(Seq form) {
    List<Object> escapes = new ArrayList<>();
    escapes.add(Body.REST);
    collect(form.get(1), escapes);
    return Seq.of(escapes.toArray());
  }

  private static void collect(@Nullable Object x, List<Object> escapes) {
    Object[] items = x instanceof Seq seq ? seq.items : x instanceof Vec vec ? vec.items() : null;
    if (items == null) {
      return;
    }
    if (x instanceof Seq seq && seq.size() > 1 && isUngexp(seq.get(0))) {
      escapes.add(seq);
      return;
    }
    Deep.run(
        () -> {
          for (Object item : items) {
            collect(item, escapes);
          }
          if (x instanceof Seq seq) {
            collect(seq.tail, escapes);
          }
        });
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

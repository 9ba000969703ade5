package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** Applies macros to their uses. */
final class MacroUses {
  /**
   * An expansion counts once more for each so many scopes around it, through all of which its names
   * are looked up: else a macro that expands to itself inside a procedure, without end, would take
   * time quadratic in the number of expansions.
   */
  private static final int RIBS = 8;

  /** Steps that a transformer may take. */
  private static final int FUEL = 2_000_000;

  private final Expander expander;
  private final World world;

  MacroUses(Expander expander) {
    this.expander = expander;
    this.world = expander.world;
  }

  /** One step: the next datum, or code if the form is done. */
  Object apply(Macro macro, Seq form, @Nullable Env env) {
    if (isUnquoted(form)) {
      return Gexps.unquoted(expander, form.get(0), (Seq) form.get(1), env);
    }
    if (Gexps.isWhole(expander, form, env)) {
      return Gexps.unquoted(expander, form.get(0), Gexps.escapes(form), env);
    }
    if (macro instanceof Macro.Enumeration enumeration) {
      return enumeration(enumeration, form);
    }
    if (macro instanceof Macro.Builtin builtin) {
      Object done = expander.core.expand(builtin.name(), form, env);
      return done == null ? opaque(form, env) : done;
    }
    if (macro instanceof Macro.RecordConstructor constructor) {
      return GuixRecords.construct(expander, constructor, form, env);
    }
    Object expanded = transform(macro, form, env);
    if (expanded != null) {
      return expanded;
    }
    if (expander.lambdas == 0) { // what a procedure does is looked at when it is called
      world.assume(
          new Beyond(
              "what a macro expands to",
              Data.isIdentifier(form.get(0)) ? Data.symbol(form.get(0)) : ""));
    }
    return opaque(form, env);
  }

  /** {@code (color red)}, {@code (colors red green)}: a symbol, or a set of symbols. */
  private Ir enumeration(Macro.Enumeration macro, Seq form) {
    CoreForms.need(form.isProper() && (macro.isSet() || form.size() == 2), "enumeration");
    for (Object symbol : form.rest(1)) {
      if (!macro.symbols().contains(String.valueOf(Data.strip(symbol)))) {
        throw new SchemeError(Externals.key("rnrs raise", world.isVersion3()), "");
      }
    }
    return new Ir.Constant(macro.isSet() ? Atom.TRUTHY : Data.strip(form.get(1)));
  }

  Object applyToIdentifier(Macro macro, Object identifier, @Nullable Env env) {
    if (macro instanceof Macro.Builtin builtin) {
      if (CoreForms.AUXILIARY.contains(builtin.name())) {
        throw SchemeError.syntax("bad use of syntactic keyword");
      }
      if (!CoreForms.isKnown(builtin.name()) || CoreForms.isValue(builtin.name())) {
        return new Ir.Constant(Atom.UNKNOWN);
      }
      throw SchemeError.syntax("bad use of syntax: " + builtin.name());
    } else if (macro instanceof Macro.Inlinable inlinable) {
      return expander.topReference(new Global(inlinable.module(), inlinable.procedure()));
    } else if (macro instanceof Macro.RecordType type) {
      return expander.topReference(new Global(type.module(), type.descriptor()));
    } else if (macro instanceof Macro.Enumeration) {
      throw SchemeError.syntax("source expression failed to match any pattern");
    } else if (macro instanceof Macro.RecordConstructor || macro instanceof Macro.Opaque) {
      return new Ir.Constant(Atom.UNKNOWN);
    }
    Object expanded = transform(macro, identifier, env);
    return expanded == null ? new Ir.Constant(Atom.UNKNOWN) : expanded;
  }

  /** What a macro of the tree makes of a use; null if that cannot be known. */
  @Nullable Object transform(Macro macro, Object use, @Nullable Env env) {
    if (use instanceof Seq seq && isUnquoted(seq)) {
      return null; // the code inside is all that is left of it
    }
    world.expanded(1 + Env.depth(env) / RIBS);
    Expansion expansionBefore = expander.expansion;
    Env envBefore = expander.useEnv;
    expander.expansion = new Expansion();
    expander.useEnv = env;
    int here = expander.spot;
    try {
      if (macro instanceof Macro.Rules rules) {
        return rules
            .rules()
            .expand(
                use,
                (id, literal) -> expander.sameLiteral(id, literal, rules.env(), rules.module()),
                id -> expander.rename(id, rules.env(), rules.module()),
                here);
      } else if (macro instanceof Macro.Inlinable inlinable) {
        return inline(inlinable, use);
      } else if (macro instanceof Macro.RecordType type) {
        return GuixRecords.describe(expander, type, use);
      } else if (macro instanceof Macro.Procedural procedural) {
        return transform(procedural, use);
      }
      return null;
    } finally {
      expander.expansion = expansionBefore;
      expander.useEnv = envBefore;
    }
  }

  @Nullable Object transform(Macro.Procedural macro, Object use) {
    int maybeBefore = world.maybe;
    int lambdasBefore = expander.lambdas;
    world.maybe = 0;
    world.transforming++;
    int fuelBefore = world.fuel;
    world.fuel = FUEL;
    Beyond endless = null;
    try {
      Object result;
      if (macro.onData()) {
        Object[] arguments = Data.strip(use) instanceof Seq seq ? seq.rest(1) : new Object[0];
        result = Calls.apply(world, macro.transformer(), arguments);
      } else {
        result = Calls.apply(world, macro.transformer(), use);
      }
      return isSyntax(result) ? result : null;
    } catch (Beyond e) {
      endless = e.reason.equals(Calls.TOO_LONG) ? e : null;
    } catch (SchemeError e) {
      switch (e.kind) {
        case "unbound-variable", "apply-macro":
          throw e; // a procedure of the transformer that is not there yet, for one
        case "syntax-error":
          if (isPlain(macro) || (e.deliberate && !macro.isParameter())) {
            throw e;
          }
          break;
        case "misc-error":
          if (!e.deliberate) {
            throw e;
          }
          break;
        default:
          break;
      }
      // most likely a thing that we do not simulate well enough
    } finally {
      world.transforming--;
      world.fuel = fuelBefore;
      world.maybe = maybeBefore;
      expander.lambdas = lambdasBefore;
    }
    if (endless != null) {
      world.doubt(endless);
    }
    return null;
  }

  /** A {@code syntax-case} over the whole use and no more, which we can trust to refuse it. */
  static boolean isPlain(Macro.Procedural macro) {
    return macro.transformer() instanceof Value.Procedure procedure
        && procedure.code.body instanceof SyntaxCode.SyntaxCase body
        && body.input instanceof Ir.LocalRef;
  }

  static boolean isSyntax(Object x) {
    if (x instanceof Seq seq) {
      return Deep.call(
          () -> {
            for (Object item : seq.items) {
              if (!isSyntax(item)) {
                return false;
              }
            }
            return seq.tail == null || isSyntax(seq.tail);
          });
    }
    return x != Atom.UNKNOWN
        && x != Atom.TRUTHY
        && !(x instanceof Value)
        && !(x instanceof Macro)
        && x != Data.DEFAULT;
  }

  Object inline(Macro.Inlinable macro, Object use) {
    Object procedure = expander.rename(macro.procedure(), null, macro.module());
    if (!(use instanceof Seq seq)) {
      return procedure;
    }
    if (!seq.isProper() || seq.size() - 1 != macro.formals().length) {
      Object[] items = seq.items.clone();
      items[0] = procedure;
      return new Seq(items, seq.tail, expander.spot);
    }
    Env none = null;
    Object[] formals =
        Arrays.stream(macro.formals()).map(f -> expander.rename(f, none, macro.module())).toArray();
    List<Object> lambda = new ArrayList<>();
    lambda.add(Expander.own("lambda"));
    lambda.add(Seq.of(formals));
    for (Object form : macro.body()) {
      lambda.add(renameAll(form, macro.module()));
    }
    Object[] call = seq.items.clone();
    call[0] = new Seq(lambda.toArray(), null, expander.spot);
    return new Seq(call, null, expander.spot);
  }

  Object renameAll(Object x, String module) {
    if (Data.isIdentifier(x)) {
      return expander.rename(x, null, module);
    }
    return x instanceof Seq seq ? Deep.call(() -> renameParts(seq, module)) : x;
  }

  private Seq renameParts(Seq seq, String module) {
    Object[] items = new Object[seq.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = renameAll(seq.get(i), module);
    }
    return new Seq(items, seq.tail == null ? null : renameAll(seq.tail, module), expander.spot);
  }

  /** The value of a transformer expression as a macro. */
  static Macro asMacro(Object value, boolean onData, String module) {
    if (value instanceof Macro macro) {
      return macro;
    } else if (value instanceof Value.Procedure || value instanceof Value.Cases) {
      return new Macro.Procedural(value, onData, module, false);
    }
    return new Macro.Opaque("a transformer that is computed");
  }

  /** The same as a syntax parameter. */
  static Macro asParameter(Macro macro) {
    return macro instanceof Macro.Procedural p
        ? new Macro.Procedural(p.transformer(), p.onData(), p.module(), true)
        : macro;
  }

  static boolean isUnquoted(Seq form) {
    return form.size() == 2
        && form.get(1) instanceof Seq rest
        && rest.size() > 0
        && modplan.module.Body.REST.equals(rest.get(0));
  }

  /** Parts of a use that we cannot expand: taken as expressions where they can be. */
  Ir opaque(Seq form, @Nullable Env env) {
    List<Ir> parts = new ArrayList<>();
    for (int i = 1; i < form.size(); i++) {
      lenient(form.get(i), env, parts);
    }
    return new Ir.Perhaps(parts);
  }

  void lenient(Object x, @Nullable Env env, List<Ir> into) {
    if (x instanceof Seq seq && seq.size() > 0) {
      Object head = seq.get(0);
      boolean isForm =
          Data.isIdentifier(head) && (expander.macro(head, env) != null || isBound(head, env));
      if (isForm && seq.isProper()) {
        try {
          into.add(expander.expand(seq, env));
          return;
        } catch (SchemeError e) {
          if (!e.kind.equals("syntax-error")) {
            throw e;
          }
        }
      }
      Deep.run(
          () -> {
            for (Object item : seq.items) {
              lenient(item, env, into);
            }
          });
    } else if (Data.isIdentifier(x) && expander.macro(x, env) == null && isBound(x, env)) {
      into.add(expander.expand(x, env));
    }
  }

  boolean isBound(Object identifier, @Nullable Env env) {
    Object meaning = expander.meaning(identifier, env);
    return meaning instanceof Local
        || (meaning instanceof Global global
            && world.variable(global.module(), global.name()) != null);
  }
}

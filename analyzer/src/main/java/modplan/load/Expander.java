package modplan.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import modplan.load.Env.PatternVariable;
import modplan.load.Mod.Var;
import org.jspecify.annotations.Nullable;

/**
 * Turns data into code as psyntax does: resolves identifiers as they are bound now, applies macros,
 * and so decides for good what a form means.
 */
final class Expander {
  /** One form is not expanded more often than this. */
  private static final int LONGEST = 10_000;

  /** What wants to know which macros are used where. */
  interface Listener {
    /**
     * A use of a macro.
     *
     * @param procedures how many of them the use stands in
     */
    void macro(Global name, int spot, int procedures);

    /** A module that {@code @} or {@code @@} names, and so loads. */
    default void fetch(String module) {}
  }

  final World world;
  final CoreForms core;
  private final MacroUses macroUses;
  private final Bodies bodies;

  /** Null unless somebody wants to know. */
  @Nullable Listener listener;

  /** Place of the innermost list of the file that is being expanded. */
  int spot;

  /** How many procedure bodies the expander stands in. */
  int lambdas;

  Expansion expansion = new Expansion();
  @Nullable Env useEnv;

  Expander(World world) {
    this.world = world;
    this.core = new CoreForms(this);
    this.macroUses = new MacroUses(this);
    this.bodies = new Bodies(this);
  }

  // ---------------------------------------------------------------- identifiers

  /** A {@link Local}, {@link Macro}, {@link PatternVariable} or {@link Global}. */
  Object meaning(Object identifier, @Nullable Env env) {
    Object id = identifier;
    Env scope = env;
    String module = world.current.name;
    while (true) {
      Object local = Env.find(scope, id);
      if (local != null) {
        return local;
      }
      if (!(id instanceof Alias alias)) {
        return new Global(module, (String) id);
      }
      Global derived = world.derived.get(alias);
      if (derived != null) {
        return derived;
      }
      module = alias.module;
      scope = alias.env;
      id = alias.base;
    }
  }

  /** The macro that an identifier is bound to, or null. */
  @Nullable Macro macro(Object identifier, @Nullable Env env) {
    Object meaning = meaning(identifier, env);
    return meaning instanceof Macro macro
        ? macro
        : meaning instanceof Global global ? macro(global) : null;
  }

  @Nullable Macro macro(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable != null && variable.value instanceof Macro macro ? macro : null;
  }

  /** {@code free-identifier=?} of an identifier where the macro is used and a literal of it. */
  boolean sameLiteral(Object used, Object literal, @Nullable Env literalEnv, String module) {
    Object meaning = meaning(used, useEnv);
    Object other = new Alias(literal, literalEnv, module, LITERALS);
    return same(meaning, meaning(other, null));
  }

  private static final Expansion LITERALS = new Expansion();

  boolean sameMeaning(Object one, Object other) {
    return same(meaning(one, useEnv), meaning(other, useEnv));
  }

  private boolean same(Object one, Object other) {
    if (one instanceof Global a && other instanceof Global b) {
      if (!a.name().equals(b.name())) {
        // An import may have another name for it; the look-up triggers autoloads.
        Var renamed = world.variable(a.module(), a.name());
        return renamed != null && isSame(renamed, world.variable(b.module(), b.name()));
      }
      if (a.module().equals(b.module())) {
        return true;
      }
      Var va = world.variable(a.module(), a.name());
      Var vb = world.variable(b.module(), b.name());
      return (isMadeUp(va) && isMadeUp(vb)) || (va != null && isSame(va, vb));
    }
    return one == other;
  }

  private static boolean isSame(Var one, @Nullable Var other) {
    return one == other
        || (other != null
            && one.value instanceof Macro.Builtin x
            && other.value instanceof Macro.Builtin y
            && x.isSame(y));
  }

  private static boolean isMadeUp(@Nullable Var variable) {
    return variable == null || variable.madeUp;
  }

  /** What an identifier in a template becomes in the expansion that goes on. */
  Object rename(Object identifier, @Nullable Env env, String module) {
    return expansion.alias(identifier, env, module);
  }

  /** An identifier that means one of Guile's own, whatever is bound around it. */
  static Object own(String name) {
    return new Alias(name, null, "(guile)", OWN);
  }

  private static final Expansion OWN = new Expansion();

  static Seq form(String head, Object... rest) {
    Object[] items = new Object[rest.length + 1];
    items[0] = own(head);
    System.arraycopy(rest, 0, items, 1, rest.length);
    return new Seq(items, null, 0);
  }

  // ---------------------------------------------------------------- expressions

  Ir expand(Object x, @Nullable Env env) {
    if (Deep.isFull()) {
      throw new Beyond("code that is nested too deeply", "");
    }
    if (!Deep.enter()) {
      return Deep.call(() -> expand(x, env));
    }
    int spotBefore = spot;
    try {
      return expandHere(x, env);
    } catch (SchemeError e) {
      if (e.spot == 0) {
        e.spot = spot;
      }
      throw e;
    } finally {
      Deep.leave();
      spot = spotBefore;
    }
  }

  private Ir expandHere(Object datum, @Nullable Env env) {
    Object x = datum;
    for (int steps = 0; ; steps++) {
      if (steps > LONGEST) {
        throw new Beyond("macros that expand without end", "");
      }
      if (Data.isIdentifier(x)) {
        Object meaning = meaning(x, env);
        Macro macro =
            meaning instanceof Macro m ? m : meaning instanceof Global g ? macro(g) : null;
        if (macro == null) {
          return reference(meaning);
        }
        note(meaning);
        Object next = macroUses.applyToIdentifier(macro, x, env);
        if (next instanceof Ir done) {
          return done;
        }
        x = next;
        continue;
      }
      if (!(x instanceof Seq seq)) {
        return new Ir.Constant(x == Atom.DATUM ? Atom.TRUTHY : x);
      }
      if (seq.spot != 0) {
        spot = seq.spot;
      }
      if (seq.size() == 0) {
        throw SchemeError.syntax("unexpected syntax ()");
      }
      Macro macro = headMacro(seq, env);
      if (macro == null) {
        return call(seq, env);
      }
      Object next = macroUses.apply(macro, seq, env);
      if (next instanceof Ir done) {
        return done;
      }
      x = next;
    }
  }

  /** The macro that heads a form, or null if it is a call. */
  @Nullable Macro headMacro(Seq seq, @Nullable Env env) {
    Object head = seq.get(0);
    if (Data.isIdentifier(head)) {
      Object meaning = meaning(head, env);
      Macro macro = meaning instanceof Macro m ? m : meaning instanceof Global g ? macro(g) : null;
      if (macro == null) {
        boolean mayBe = meaning instanceof Global g && (isMadeUp(g) || world.mayBeMacro(g));
        return mayBe ? ELSEWHERE : null;
      }
      note(meaning);
      return meaning instanceof Global global ? TreeForms.known(world, global, macro) : macro;
    }
    if (head instanceof Seq inner
        && inner.size() == 3
        && Data.isIdentifier(inner.get(0))
        && macro(inner.get(0), env) instanceof Macro.Builtin builtin
        && (builtin.name().equals("@") || builtin.name().equals("@@"))) {
      Global target = moduleReference(inner, builtin.name().equals("@"));
      Macro macro = target == null ? null : macro(target);
      if (macro != null) {
        note(target);
      }
      return macro;
    }
    return head instanceof Seq inner
        ? Deep.call(() -> Optional.ofNullable(made(inner, env))).orElse(null)
        : null;
  }

  /**
   * The macro whose name a use of another one comes to, which then heads the whole form ({@code
   * syntax-type} of psyntax.scm looks at what stands first in this way); null if it is an
   * expression.
   */
  private @Nullable Macro made(Seq use, @Nullable Env env) {
    if (use.size() == 0 || !Data.isIdentifier(use.get(0))) {
      return null;
    }
    Object meaning = meaning(use.get(0), env);
    Macro macro = macro(use.get(0), env);
    if (!(macro instanceof Macro.Rules || macro instanceof Macro.Procedural)) {
      return null;
    }
    Object expanded = macroUses.transform(macro, use, env);
    Macro found = null;
    if (expanded instanceof Seq inner) {
      found = Deep.call(() -> Optional.ofNullable(made(inner, env))).orElse(null);
    } else if (expanded != null && Data.isIdentifier(expanded)) {
      found = macro(expanded, env);
      if (found != null) {
        note(meaning(expanded, env));
      }
    }
    if (found != null) {
      note(meaning);
    }
    return found;
  }

  private static final Macro ELSEWHERE = new Macro.Opaque("from a module that nobody knows");

  /** Of a module whose exports nobody knows: it may be a macro. */
  private boolean isMadeUp(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable != null && variable.madeUp;
  }

  private void note(@Nullable Object meaning) {
    if (listener != null && meaning instanceof Global global) {
      listener.macro(global, spot, lambdas);
    }
  }

  /**
   * What {@code (@ (m) x)} stands for; loads the module, as Guile does to see whether it is a
   * macro. Null if there is none.
   */
  @Nullable Global moduleReference(Seq form, boolean isPublic) {
    Object name = Data.strip(form.get(1));
    if (!(name instanceof Seq parts) || !Data.isIdentifier(form.get(2))) {
      throw SchemeError.syntax("@");
    }
    String module = ImportSpec.moduleName(parts);
    String symbol = Data.symbol(form.get(2));
    if (listener != null) {
      listener.fetch(module);
    }
    Mod.Interface offered = world.find(module);
    if (offered == null) {
      return null;
    }
    if (!isPublic) {
      return world.variable(module, symbol) == null ? null : new Global(module, symbol);
    }
    Var variable = Interfaces.offered(offered, symbol);
    return variable == null ? null : new Global(variable.module, variable.name);
  }

  private Ir reference(Object meaning) {
    if (meaning instanceof Local local) {
      return new Ir.LocalRef(local);
    } else if (meaning instanceof PatternVariable) {
      throw SchemeError.syntax("reference to pattern variable outside syntax form");
    }
    Global global = (Global) meaning;
    return topReference(global);
  }

  /**
   * A reference to a module's variable. One that a macro brings names the macro's module only if
   * the name exists there by now; otherwise it is left to the module that uses the macro.
   */
  Ir topReference(Global global) {
    String here = world.current.name;
    if (!global.module().equals(here) && isThere(global)) {
      return new Ir.ModuleRef(global.module(), global.name(), false, false, spot);
    }
    return new Ir.TopRef(here, global.name(), false, spot);
  }

  private boolean isThere(Global global) {
    if (world.variable(global.module(), global.name()) != null) {
      return true;
    }
    Mod owner = world.known(global.module()); // a library in C may have given it the name
    return owner != null
        && owner.hasUnknownNames
        && !world.isPromised(owner, global.name())
        && world.variable(world.current.name, global.name()) == null;
  }

  private Ir call(Seq seq, @Nullable Env env) {
    if (!seq.isProper()) {
      throw SchemeError.syntax("source expression failed to match any pattern");
    }
    int here = spot;
    Ir operator = expand(seq.get(0), env);
    List<Ir> operands = new ArrayList<>(seq.size() - 1);
    for (int i = 1; i < seq.size(); i++) {
      operands.add(expand(seq.get(i), env));
    }
    return new Call(operator, operands, here);
  }

  List<Ir> expandAll(Object[] forms, @Nullable Env env) {
    List<Ir> all = new ArrayList<>(forms.length);
    for (Object form : forms) {
      all.add(expand(form, env));
    }
    return all;
  }

  /** Expressions one after the other; no definitions. */
  Ir sequence(Object[] forms, @Nullable Env env) {
    return forms.length == 1 ? expand(forms[0], env) : new Ir.Sequence(expandAll(forms, env));
  }

  /** See {@link Bodies#body}. */
  Ir body(Object[] forms, @Nullable Env outer) {
    return bodies.body(forms, outer);
  }

  /** See {@link MacroUses#transform}. */
  @Nullable Object transform(Macro macro, Object use, @Nullable Env env) {
    return macroUses.transform(macro, use, env);
  }

  /** See {@link MacroUses#opaque}. */
  Ir opaque(Seq form, @Nullable Env env) {
    return macroUses.opaque(form, env);
  }
}

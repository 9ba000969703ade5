package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import modplan.load.Env.PatternVariable;
import modplan.load.Mod.Var;
import modplan.load.World.Global;
import org.jspecify.annotations.Nullable;

/**
 * Turns data into code as psyntax does: resolves identifiers as they are bound now, applies macros,
 * and so decides for good what a form means.
 */
final class Expander {
  /** Expansions nested deeper than this are not followed. */
  private static final int DEEPEST = 1_200;

  /** What wants to know which macros are used where. */
  interface Listener {
    void macro(Global name, int spot, boolean delayed);
  }

  final World world;
  private final CoreForms core;

  /** Null unless somebody wants to know. */
  @Nullable Listener listener;

  /** Place of the innermost list of the file that is being expanded. */
  int spot;

  /** How many procedure bodies the expander stands in. */
  int lambdas;

  private int depth;
  private Expansion expansion = new Expansion();
  private @Nullable Env useEnv;

  Expander(World world) {
    this.world = world;
    this.core = new CoreForms(this);
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
        world.variable(a.module(), a.name()); // looked up all the same, which triggers autoloads
        return false;
      }
      if (a.module().equals(b.module())) {
        return true;
      }
      Var va = world.variable(a.module(), a.name());
      Var vb = world.variable(b.module(), b.name());
      return va == vb
          || (isMadeUp(va) && isMadeUp(vb))
          || (va != null
              && vb != null
              && va.value instanceof Macro.Builtin x
              && vb.value instanceof Macro.Builtin y
              && x.equals(y));
    }
    return one == other;
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
    int spotBefore = spot;
    if (++depth > DEEPEST) {
      depth = 0;
      throw new Beyond("code that is nested too deeply", "");
    }
    try {
      return expandHere(x, env);
    } catch (SchemeError e) {
      if (e.spot == 0) {
        e.spot = spot;
      }
      throw e;
    } finally {
      depth = Math.max(0, depth - 1);
      spot = spotBefore;
    }
  }

  private Ir expandHere(Object datum, @Nullable Env env) {
    Object x = datum;
    while (true) {
      if (Data.isIdentifier(x)) {
        Object meaning = meaning(x, env);
        Macro macro =
            meaning instanceof Macro m ? m : meaning instanceof Global g ? macro(g) : null;
        if (macro == null) {
          return reference(meaning);
        }
        note(meaning);
        Object next = applyToIdentifier(macro, x, env);
        if (next instanceof Ir done) {
          return done;
        }
        x = next;
        continue;
      }
      if (!(x instanceof Seq seq)) {
        return new Ir.Constant(x);
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
      Object next = apply(macro, seq, env);
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
        return meaning instanceof Global global && isMadeUp(global) ? ELSEWHERE : null;
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
    return null;
  }

  private static final Macro ELSEWHERE = new Macro.Opaque("from a module that nobody knows");

  /** Of a module whose exports nobody knows: it may be a macro. */
  private boolean isMadeUp(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable != null && variable.madeUp;
  }

  private void note(@Nullable Object meaning) {
    if (listener != null && meaning instanceof Global global) {
      listener.macro(global, spot, lambdas > 0);
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
    Mod.Interface offered = world.find(module);
    if (offered == null) {
      return null;
    }
    if (!isPublic) {
      return world.variable(module, symbol) == null ? null : new Global(module, symbol);
    }
    Var variable = World.offered(offered, symbol);
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
    if (!global.module().equals(here) && world.variable(global.module(), global.name()) != null) {
      return new Ir.ModuleRef(global.module(), global.name(), false, false, spot);
    }
    return new Ir.TopRef(here, global.name(), false, spot);
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
    return new Ir.Call(operator, operands, here);
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

  // ---------------------------------------------------------------- macros

  /** One step: the next datum, or code if the form is done. */
  Object apply(Macro macro, Seq form, @Nullable Env env) {
    if (isUnquoted(form)) {
      return unquoted((Seq) form.get(1), env);
    }
    if (macro instanceof Macro.Builtin builtin) {
      Object done = core.expand(builtin.name(), form, env);
      return done == null ? opaque(form, env) : done;
    }
    if (macro instanceof Macro.RecordConstructor constructor) {
      return Records.construct(this, constructor, form, env);
    }
    Object expanded = transform(macro, form, env);
    return expanded == null ? opaque(form, env) : expanded;
  }

  private Object applyToIdentifier(Macro macro, Object identifier, @Nullable Env env) {
    if (macro instanceof Macro.Builtin builtin) {
      if (!CoreForms.isKnown(builtin.name()) || CoreForms.isValue(builtin.name())) {
        return new Ir.Constant(Atom.UNKNOWN);
      }
      throw SchemeError.syntax("bad use of syntax: " + builtin.name());
    } else if (macro instanceof Macro.Inlinable inlinable) {
      return topReference(new Global(inlinable.module(), inlinable.procedure()));
    } else if (macro instanceof Macro.RecordConstructor || macro instanceof Macro.Opaque) {
      return new Ir.Constant(Atom.UNKNOWN);
    }
    Object expanded = transform(macro, identifier, env);
    return expanded == null ? new Ir.Constant(Atom.UNKNOWN) : expanded;
  }

  /** What a macro of the tree makes of a use; null if that cannot be known. */
  @Nullable Object transform(Macro macro, Object use, @Nullable Env env) {
    Expansion expansionBefore = expansion;
    Env envBefore = useEnv;
    expansion = new Expansion();
    useEnv = env;
    int here = spot;
    try {
      if (macro instanceof Macro.Rules rules) {
        return rules
            .rules()
            .expand(
                use,
                (id, literal) -> sameLiteral(id, literal, rules.env(), rules.module()),
                id -> rename(id, rules.env(), rules.module()),
                here);
      } else if (macro instanceof Macro.Inlinable inlinable) {
        return inline(inlinable, use);
      } else if (macro instanceof Macro.Procedural procedural) {
        return transform(procedural, use);
      }
      return null;
    } finally {
      expansion = expansionBefore;
      useEnv = envBefore;
    }
  }

  private @Nullable Object transform(Macro.Procedural macro, Object use) {
    int maybeBefore = world.maybe;
    int lambdasBefore = lambdas;
    world.maybe = 0;
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
      return null;
    } catch (SchemeError e) {
      switch (e.kind) {
        case "unbound-variable", "apply-macro":
          throw e; // a procedure of the transformer that is not there yet, for one
        case "syntax-error":
          if (isPlain(macro)) {
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
      return null; // most likely a thing that we do not simulate well enough
    } finally {
      world.maybe = maybeBefore;
      lambdas = lambdasBefore;
    }
  }

  /** A {@code syntax-case} over the whole use and no more, which we can trust to refuse it. */
  private static boolean isPlain(Macro.Procedural macro) {
    return macro.transformer() instanceof Value.Procedure procedure
        && procedure.code.body instanceof Ir.SyntaxCase body
        && body.input instanceof Ir.LocalRef;
  }

  private static boolean isSyntax(Object x) {
    if (x instanceof Seq seq) {
      for (Object item : seq.items) {
        if (!isSyntax(item)) {
          return false;
        }
      }
      return seq.tail == null || isSyntax(seq.tail);
    }
    return x != Atom.UNKNOWN
        && x != Atom.TRUTHY
        && !(x instanceof Value)
        && !(x instanceof Macro)
        && x != Data.DEFAULT;
  }

  private Object inline(Macro.Inlinable macro, Object use) {
    Object procedure = rename(macro.procedure(), null, macro.module());
    if (!(use instanceof Seq seq)) {
      return procedure;
    }
    if (!seq.isProper() || seq.size() - 1 != macro.formals().length) {
      Object[] items = seq.items.clone();
      items[0] = procedure;
      return new Seq(items, seq.tail, spot);
    }
    Env none = null;
    Object[] formals =
        Arrays.stream(macro.formals()).map(f -> rename(f, none, macro.module())).toArray();
    List<Object> lambda = new ArrayList<>();
    lambda.add(own("lambda"));
    lambda.add(Seq.of(formals));
    for (Object form : macro.body()) {
      lambda.add(renameAll(form, macro.module()));
    }
    Object[] call = seq.items.clone();
    call[0] = new Seq(lambda.toArray(), null, spot);
    return new Seq(call, null, spot);
  }

  private Object renameAll(Object x, String module) {
    if (Data.isIdentifier(x)) {
      return rename(x, null, module);
    } else if (x instanceof Seq seq) {
      Object[] items = new Object[seq.size()];
      for (int i = 0; i < items.length; i++) {
        items[i] = renameAll(seq.get(i), module);
      }
      return new Seq(items, seq.tail == null ? null : renameAll(seq.tail, module), spot);
    }
    return x;
  }

  /** The value of a transformer expression as a macro. */
  static Macro asMacro(Object value, boolean onData, String module) {
    if (value instanceof Macro macro) {
      return macro;
    } else if (value instanceof Value.Procedure || value instanceof Value.Cases) {
      return new Macro.Procedural(value, onData, module);
    }
    return new Macro.Opaque("a transformer that is computed");
  }

  private static boolean isUnquoted(Seq form) {
    return form.size() == 2
        && form.get(1) instanceof Seq rest
        && rest.size() > 0
        && modplan.module.Body.REST.equals(rest.get(0));
  }

  /** What is left of a gexp or of a large quasiquotation: the code in its unquotes. */
  private Ir unquoted(Seq rest, @Nullable Env env) {
    List<Ir> parts = new ArrayList<>();
    for (Object unquote : rest.rest(1)) {
      if (unquote instanceof Seq seq && seq.size() > 1) {
        parts.add(expand(seq.get(1), env));
      }
    }
    parts.add(new Ir.Constant(Atom.TRUTHY));
    return new Ir.Sequence(parts);
  }

  /** Parts of a use that we cannot expand: taken as expressions where they can be. */
  Ir opaque(Seq form, @Nullable Env env) {
    List<Ir> parts = new ArrayList<>();
    for (int i = 1; i < form.size(); i++) {
      lenient(form.get(i), env, parts);
    }
    return new Ir.Perhaps(parts);
  }

  private void lenient(Object x, @Nullable Env env, List<Ir> into) {
    if (x instanceof Seq seq && seq.size() > 0) {
      Object head = seq.get(0);
      boolean isForm = Data.isIdentifier(head) && (macro(head, env) != null || isBound(head, env));
      if (isForm && seq.isProper()) {
        try {
          into.add(expand(seq, env));
          return;
        } catch (SchemeError e) {
          if (!e.kind.equals("syntax-error")) {
            throw e;
          }
        }
      }
      for (Object item : seq.items) {
        lenient(item, env, into);
      }
    } else if (Data.isIdentifier(x) && macro(x, env) == null && isBound(x, env)) {
      into.add(expand(x, env));
    }
  }

  private boolean isBound(Object identifier, @Nullable Env env) {
    Object meaning = meaning(identifier, env);
    return meaning instanceof Local
        || (meaning instanceof Global global
            && world.variable(global.module(), global.name()) != null);
  }

  // ---------------------------------------------------------------- bodies

  /** A body: definitions and expressions in any order, the definitions visible in all of it. */
  Ir body(Object[] forms, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Local> locals = new ArrayList<>();
    List<Supplier<Ir>> values = new ArrayList<>();
    List<Object> pending = new ArrayList<>(Arrays.asList(forms));
    while (!pending.isEmpty()) {
      Object x = pending.remove(0);
      int spotBefore = spot;
      while (true) {
        if (!(x instanceof Seq seq) || seq.size() == 0) {
          break;
        }
        if (seq.spot != 0) {
          spot = seq.spot;
        }
        Macro macro = headMacro(seq, env);
        if (macro == null) {
          break;
        }
        if (macro instanceof Macro.Builtin builtin) {
          Seq definition = core.bodyDefinition(builtin.name(), seq, env, locals, values, pending);
          if (definition == null) {
            break;
          }
          x = definition == CoreForms.TAKEN ? null : definition;
          if (x == null) {
            break;
          }
          continue;
        }
        Object next = transform(macro, seq, env);
        if (next == null) {
          break;
        }
        x = next;
      }
      if (x != null) {
        Object expression = x;
        int at = spot;
        locals.add(new Local(""));
        values.add(
            () -> {
              int before = spot;
              spot = at;
              try {
                return expand(expression, env);
              } finally {
                spot = before;
              }
            });
      }
      spot = spotBefore;
    }
    return assemble(locals, values);
  }

  private Ir assemble(List<Local> locals, List<Supplier<Ir>> values) {
    List<Ir> code = new ArrayList<>();
    boolean defines = false;
    for (int i = 0; i < values.size(); i++) {
      code.add(values.get(i).get());
      defines |= !locals.get(i).name.isEmpty();
    }
    if (!defines) {
      return code.size() == 1 ? code.get(0) : new Ir.Sequence(code);
    }
    if (locals.get(locals.size() - 1).name.isEmpty()) {
      Ir last = code.remove(code.size() - 1);
      return new Ir.Let(locals.subList(0, locals.size() - 1), code, true, last);
    }
    return new Ir.Let(locals, code, true, Ir.Constant.UNSPECIFIED);
  }
}

package modplan.load;

import static modplan.load.CoreForms.bodyForm;
import static modplan.load.CoreForms.need;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Alias;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** Several values, parameters, {@code cut}, assignment, and references into modules. */
final class ValueForms {
  private final Expander expander;

  ValueForms(Expander expander) {
    this.expander = expander;
  }

  static Seq letValues(Seq form) {
    Object[] clauses = Scopes.bindings(form.get(1));
    Object code = bodyForm("let", Seq.EMPTY, form.rest(2));
    for (int i = clauses.length - 1; i >= 0; i--) {
      need(clauses[i] instanceof Seq clause && clause.size() == 2, "let-values");
      Seq clause = (Seq) clauses[i];
      code =
          Expander.form(
              "call-with-values",
              Expander.form("lambda", Seq.EMPTY, clause.get(1)),
              Expander.form("lambda", clause.get(0), code));
    }
    return (Seq) code;
  }

  /** All parameters come before the values, as in Guile. */
  static Seq parameterize(Seq form) {
    List<Object> call = new ArrayList<>();
    call.add(Expander.own("%call-with-parameters"));
    addColumns(form.get(1), "parameterize", call);
    call.add(bodyForm("lambda", Seq.EMPTY, form.rest(2)));
    return Seq.of(call.toArray());
  }

  /** {@code with-fluids}: all fluids come before the values. */
  static Seq withFluids(Seq form) {
    List<Object> all = new ArrayList<>();
    addColumns(form.get(1), "with-fluids", all);
    all.add(bodyForm("let", Seq.EMPTY, form.rest(2)));
    return Expander.form("begin", all.toArray());
  }

  private static void addColumns(Object bindings, String name, List<Object> into) {
    Object[] all = Scopes.bindings(bindings);
    for (Object binding : all) {
      need(binding instanceof Seq pair && pair.isProper() && pair.size() == 2, name);
      into.add(((Seq) binding).get(0));
    }
    for (Object binding : all) {
      into.add(((Seq) binding).get(1));
    }
  }

  /** {@code with-mutex} and its kin: an expression, then a body. */
  static Seq withMutex(Seq form) {
    List<Object> all = new ArrayList<>();
    if (form.size() > 1) {
      all.add(form.get(1));
    }
    all.add(bodyForm("let", Seq.EMPTY, form.rest(2)));
    return Expander.form("begin", all.toArray());
  }

  /** Names are compared with {@code <>}. */
  void lookUpSlots(Seq form, @Nullable Env env) {
    for (Object item : form.rest(1)) {
      if (Data.isIdentifier(item)) {
        expander.macro(item, env);
      }
    }
  }

  Ir cut(Seq form, boolean strict, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Object> formals = new ArrayList<>();
    List<Object> call = new ArrayList<>();
    List<Local> locals = new ArrayList<>();
    List<Object> strictly = new ArrayList<>();
    Object rest = null;
    lookUpSlots(form, outer);
    for (Object item : form.rest(1)) {
      if (Data.isSymbol(item, "<>") || Data.isSymbol(item, "<...>")) {
        Object name = new Alias("slot", null, "(guile)", new Expansion());
        if (Data.isSymbol(item, "<...>")) {
          rest = name;
        } else {
          formals.add(name);
        }
        call.add(name);
      } else if (strict) {
        Object name = new Alias("value", null, "(guile)", new Expansion());
        strictly.add(0, item); // the last one comes first
        locals.add(0, Scopes.local(name, env));
        call.add(name);
      } else {
        call.add(item);
      }
    }
    List<Ir> values = expander.expandAll(strictly.toArray(), outer);
    Seq application = Seq.of(call.toArray());
    Object[] body = {
      rest == null ? application : Seq.of(prepend(Expander.own("apply"), application.items))
    };
    Lambda lambda =
        expander.core.scopes.lambda(new Seq(formals.toArray(), rest, 0), body, false, env);
    return strict ? new Ir.Let(locals, values, false, lambda) : lambda;
  }

  static Object[] prepend(Object first, Object[] items) {
    Object[] all = new Object[items.length + 1];
    all[0] = first;
    System.arraycopy(items, 0, all, 1, items.length);
    return all;
  }

  Ir set(Seq form, @Nullable Env env) {
    if (Data.isIdentifier(form.get(1))) {
      Macro macro = expander.macro(form.get(1), env);
      if (macro instanceof Macro.Rules rules && !rules.rules().isAssignable) {
        throw SchemeError.syntax("not a variable transformer");
      }
      Ir value = expander.expand(form.get(2), env);
      return macro != null
          ? new Ir.Perhaps(List.of(value))
          : new Ir.Set(expander.expand(form.get(1), env), value);
    }
    if (form.get(1) instanceof Seq place && place.size() > 0) {
      boolean isMacro =
          Data.isIdentifier(place.get(0)) && expander.macro(place.get(0), env) != null;
      List<Ir> parts = new ArrayList<>();
      if (isMacro) {
        parts.add(expander.opaque(place, env));
      } else {
        parts.addAll(expander.expandAll(place.items, env));
      }
      parts.add(expander.expand(form.get(2), env));
      parts.add(Ir.Constant.UNSPECIFIED);
      return new Ir.Sequence(parts);
    }
    throw SchemeError.syntax("bad set!");
  }

  Ir moduleReference(Seq form, boolean isPublic, @Nullable Env env) {
    need(form.size() == 3, "@");
    if (!Data.isIdentifier(form.get(2))) {
      return expander.opaque(form, env);
    }
    Global target = expander.moduleReference(form, isPublic);
    if (target != null && expander.macro(target) != null) {
      return expander.expand(new Alias(target.name(), null, target.module(), MODULE), env);
    }
    String module = ImportSpec.moduleName((Seq) Data.strip(form.get(1)));
    return new Ir.ModuleRef(module, Data.symbol(form.get(2)), isPublic, false, expander.spot);
  }

  private static final Expansion MODULE = new Expansion();
}

package modplan.load;

import static modplan.load.CoreForms.bodyForm;
import static modplan.load.CoreForms.need;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** Forms that choose: {@code cond}, {@code case}, {@code and}, {@code guard} and their kin. */
final class Tests {
  private final Expander expander;

  Tests(Expander expander) {
    this.expander = expander;
  }

  Ir and(Seq form, int from, @Nullable Env env) {
    List<Ir> tests = expander.expandAll(form.rest(from), env);
    if (tests.isEmpty()) {
      return new Ir.Constant(true);
    }
    Ir code = tests.get(tests.size() - 1);
    for (int i = tests.size() - 2; i >= 0; i--) {
      code = new Ir.If(tests.get(i), code, new Ir.Constant(false));
    }
    return code;
  }

  Ir or(Seq form, int from, @Nullable Env env) {
    List<Ir> tests = expander.expandAll(form.rest(from), env);
    if (tests.isEmpty()) {
      return new Ir.Constant(false);
    }
    Ir code = tests.get(tests.size() - 1);
    for (int i = tests.size() - 2; i >= 0; i--) {
      Local value = new Local("or");
      Ir ref = new Ir.LocalRef(value);
      code = new Ir.Let(List.of(value), List.of(tests.get(i)), false, new Ir.If(ref, ref, code));
    }
    return code;
  }

  Ir cond(Seq form, int from, @Nullable Env env) {
    return cond(form, from, env, Ir.Constant.UNSPECIFIED);
  }

  /** Clauses, and what to do if none of them holds. */
  private Ir cond(Seq form, int from, @Nullable Env env, Ir otherwise) {
    List<UnaryOperator<Ir>> clauses = new ArrayList<>();
    Ir code = otherwise;
    for (int i = from; i < form.size(); i++) {
      need(form.get(i) instanceof Seq clause && clause.size() > 0, "cond");
      Seq clause = (Seq) form.get(i);
      if (isWord(clause.get(0), "else", env)) {
        need(clause.size() > 1 && i + 1 == form.size(), "cond");
        code = expander.sequence(clause.rest(1), env);
      } else {
        clauses.add(clause(clause, env));
      }
    }
    for (int i = clauses.size() - 1; i >= 0; i--) {
      code = clauses.get(i).apply(code);
    }
    return code;
  }

  /** A clause, as what it makes of the code behind it. */
  private UnaryOperator<Ir> clause(Seq clause, @Nullable Env env) {
    Ir test = expander.expand(clause.get(0), env);
    Local value = new Local("cond");
    Ir ref = new Ir.LocalRef(value);
    if (clause.size() == 1) {
      return others ->
          new Ir.Let(List.of(value), List.of(test), false, new Ir.If(ref, ref, others));
    }
    if (clause.size() == 3 && isWord(clause.get(1), "=>", env)) {
      Ir call = new Call(expander.expand(clause.get(2), env), List.of(ref), expander.spot);
      return others ->
          new Ir.Let(List.of(value), List.of(test), false, new Ir.If(ref, call, others));
    }
    Ir body = expander.sequence(clause.rest(1), env);
    return others -> new Ir.If(test, body, others);
  }

  boolean isWord(Object x, String word, @Nullable Env env) {
    return Data.isIdentifier(x)
        && Data.isSymbol(x, word)
        && !(expander.meaning(x, env) instanceof Local);
  }

  Ir caseForm(Seq form, @Nullable Env env) {
    Local key = new Local("case");
    Ir code = Ir.Constant.UNSPECIFIED;
    for (int i = form.size() - 1; i >= 2; i--) {
      need(form.get(i) instanceof Seq clause && clause.size() > 0, "case");
      Seq clause = (Seq) form.get(i);
      boolean arrow = clause.size() == 3 && isWord(clause.get(1), "=>", env);
      Ir body =
          arrow
              ? new Call(
                  expander.expand(clause.get(2), env), List.of(new Ir.LocalRef(key)), expander.spot)
              : expander.sequence(clause.rest(1), env);
      if (isWord(clause.get(0), "else", env)) {
        code = body;
        continue;
      }
      Ir test =
          new Call(
              new Ir.Constant(new Value.External("memv")),
              List.of(new Ir.LocalRef(key), new Ir.Constant(Data.strip(clause.get(0)))),
              0);
      code = new Ir.If(test, body, code);
    }
    Ir value = expander.expand(form.get(1), env);
    return new Ir.Let(List.of(key), List.of(value), false, code);
  }

  Ir guard(Seq form, @Nullable Env env) {
    need(form.get(1) instanceof Seq spec && spec.size() > 0, "guard");
    Seq spec = (Seq) form.get(1);
    Ir body = expander.body(form.rest(2), new Env(env));
    Env inside = new Env(env);
    Local condition = Scopes.local(spec.get(0), inside);
    Ir clauses = cond(spec, 1, inside, new Ir.Again());
    return new Ir.Guarded(body, condition, clauses, !expander.world.isVersion3());
  }

  Seq andLet(Seq form) {
    Object code = form.size() > 2 ? bodyForm("let", Seq.EMPTY, form.rest(2)) : (Object) true;
    Object[] clauses = Scopes.bindings(form.get(1));
    for (int i = clauses.length - 1; i >= 0; i--) {
      Object clause = clauses[i];
      if (clause instanceof Seq seq && seq.size() == 2 && Data.isIdentifier(seq.get(0))) {
        code = Expander.form("let", Seq.of(seq), Expander.form("if", seq.get(0), code, false));
      } else {
        Object test = clause instanceof Seq seq && seq.size() == 1 ? seq.get(0) : clause;
        code = Expander.form("if", test, code, false);
      }
    }
    return code instanceof Seq seq ? seq : Expander.form("begin", code);
  }

  /** SRFI-35 {@code (condition (&type (field value) ...) ...)}. */
  static Seq condition(Seq form) {
    List<Object> parts = new ArrayList<>();
    for (Object item : form.rest(1)) {
      need(item instanceof Seq clause && clause.size() > 0, "condition");
      Seq clause = (Seq) item;
      parts.add(clause.get(0));
      for (Object field : clause.rest(1)) {
        need(field instanceof Seq pair && pair.size() == 2, "condition");
        parts.add(((Seq) field).get(1));
      }
    }
    return Expander.form("%truthy", parts.toArray());
  }
}

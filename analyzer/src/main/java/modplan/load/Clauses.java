package modplan.load;

import static modplan.load.CoreForms.need;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/**
 * Forms made of clauses: {@code cond}, {@code case} and {@code guard}. As in Guile, all clauses are
 * told apart before anything in them is expanded. That compares identifiers with {@code else} and
 * {@code =>}, and so looks them up, which triggers autoloads.
 */
final class Clauses {
  private static final Local VALUES = new Local("vals");

  private final Expander expander;

  Clauses(Expander expander) {
    this.expander = expander;
  }

  Ir cond(Seq form, @Nullable Env env) {
    return cond(form, env, Ir.Constant.UNSPECIFIED);
  }

  /** Clauses, and what to do if none of them holds. */
  private Ir cond(Seq form, @Nullable Env env, Ir otherwise) {
    checkCond(form, env);
    List<UnaryOperator<Ir>> parts = new ArrayList<>();
    for (int i = 1; i < form.size(); i++) {
      Seq clause = (Seq) form.get(i);
      parts.add(isWord(clause.get(0), "else", env) ? ending(clause, env) : clause(clause, env));
    }
    return chain(parts, otherwise);
  }

  private static Ir chain(List<UnaryOperator<Ir>> parts, Ir otherwise) {
    Ir code = otherwise;
    for (int i = parts.size() - 1; i >= 0; i--) {
      code = parts.get(i).apply(code);
    }
    return code;
  }

  /** Tells the clauses apart. */
  void checkCond(Seq form, @Nullable Env env) {
    need(form.size() > 1, "cond");
    for (int i = 1; i < form.size(); i++) {
      checkClause(form, i, env);
    }
  }

  /** What stands for a {@code cond} that is nothing but {@code else}: definitions, perhaps. */
  @Nullable Seq onlyElse(Seq form, @Nullable Env env) {
    return form.size() == 2 && form.get(1) instanceof Seq clause && isElse(clause, env)
        ? Expander.form("begin", clause.rest(1))
        : null;
  }

  private void checkClause(Seq form, int index, @Nullable Env env) {
    need(form.get(index) instanceof Seq seq && seq.size() > 0, "cond");
    Seq clause = (Seq) form.get(index);
    int size = clause.size();
    if (isLookedUp(clause.get(0), "else", env)) {
      need(size > 1 && index + 1 == form.size(), "cond");
    } else if (size > 1 && isLookedUp(clause.get(1), "=>", env)) {
      need(size == 3, "cond");
    } else if (size > 2 && isLookedUp(clause.get(2), "=>", env)) {
      need(size == 4, "cond");
    }
    need(clause.isProper(), "cond");
  }

  private UnaryOperator<Ir> ending(Seq clause, @Nullable Env env) {
    Ir body = expander.sequence(clause.rest(1), env);
    return nothing -> body;
  }

  /** A clause, as what it makes of the code behind it. */
  private UnaryOperator<Ir> clause(Seq clause, @Nullable Env env) {
    int size = clause.size();
    Ir test = expander.expand(clause.get(0), env);
    Local value = new Local("cond");
    Ir ref = new Ir.LocalRef(value);
    if (size == 1) {
      return others ->
          new Ir.Let(List.of(value), List.of(test), false, new Ir.If(ref, ref, others));
    }
    if (size == 3 && isWord(clause.get(1), "=>", env)) {
      Ir call = new Call(expander.expand(clause.get(2), env), List.of(ref), expander.spot);
      return others ->
          new Ir.Let(List.of(value), List.of(test), false, new Ir.If(ref, call, others));
    }
    if (size == 4 && isWord(clause.get(2), "=>", env)) {
      Ir guard = applied(expander.expand(clause.get(1), env));
      Ir receiver = applied(expander.expand(clause.get(3), env));
      return others ->
          external(
              "call-with-values",
              lambda(null, test),
              lambda(VALUES, new Ir.If(guard, receiver, others)));
    }
    Ir body = expander.sequence(clause.rest(1), env);
    return others -> new Ir.If(test, body, others);
  }

  private Ir applied(Ir procedure) {
    return external("apply", procedure, new Ir.LocalRef(VALUES));
  }

  private Ir external(String procedure, Ir... operands) {
    return new Call(
        new Ir.Constant(new Value.External(procedure)), List.of(operands), expander.spot);
  }

  private static Ir lambda(@Nullable Local rest, Ir body) {
    return new Lambda(List.of(), List.of(), List.of(), List.of(), false, rest, body);
  }

  /** Compares as Guile does, which looks the name up. */
  private boolean isLookedUp(Object x, String word, @Nullable Env env) {
    if (Data.isIdentifier(x)) {
      expander.macro(x, env);
    }
    return isWord(x, word, env);
  }

  private boolean isWord(Object x, String word, @Nullable Env env) {
    return Data.isIdentifier(x)
        && Data.isSymbol(x, word)
        && !(expander.meaning(x, env) instanceof Local);
  }

  Ir caseForm(Seq form, @Nullable Env env) {
    checkCase(form, env);
    Local key = new Local("case");
    Ir value = expander.expand(form.get(1), env);
    List<UnaryOperator<Ir>> parts = new ArrayList<>();
    for (int i = 2; i < form.size(); i++) {
      Seq clause = (Seq) form.get(i);
      boolean arrow = isWord(clause.get(1), "=>", env);
      Ir body =
          arrow
              ? new Call(
                  expander.expand(clause.get(2), env), List.of(new Ir.LocalRef(key)), expander.spot)
              : expander.sequence(clause.rest(1), env);
      parts.add(
          clause.get(0) instanceof Seq data
              ? others -> new Ir.If(isAmong(key, data), body, others)
              : nothing -> body);
    }
    return new Ir.Let(List.of(key), List.of(value), false, chain(parts, Ir.Constant.UNSPECIFIED));
  }

  private static Ir isAmong(Local key, Seq data) {
    return new Call(
        new Ir.Constant(new Value.External("memv")),
        List.of(new Ir.LocalRef(key), new Ir.Constant(Data.strip(data))),
        0);
  }

  /** Tells the clauses apart. */
  void checkCase(Seq form, @Nullable Env env) {
    need(form.size() >= 3, "case");
    for (int i = 2; i < form.size(); i++) {
      checkCase(form, i, env);
    }
  }

  private void checkCase(Seq form, int index, @Nullable Env env) {
    need(form.get(index) instanceof Seq seq && seq.size() > 1 && seq.isProper(), "case");
    Seq clause = (Seq) form.get(index);
    need(!isLookedUp(clause.get(1), "=>", env) || clause.size() == 3, "case");
    Object test = clause.get(0);
    if (test instanceof Seq data) {
      need(data.isProper(), "case");
    } else {
      need(isLookedUp(test, "else", env) && index + 1 == form.size(), "case");
    }
  }

  Ir guard(Seq form, @Nullable Env env) {
    need(form.get(1) instanceof Seq spec && spec.isProper() && spec.size() > 1, "guard");
    Seq spec = (Seq) form.get(1);
    Env inside = new Env(env);
    Local condition = Scopes.local(spec.get(0), inside);
    if (expander.world.isVersion3()) {
      Ir clauses = dispatch(spec, inside);
      return new Ir.Guarded(expander.body(form.rest(2), new Env(env)), condition, clauses, false);
    }
    Ir body = expander.body(form.rest(2), new Env(env));
    Seq always = onlyElse(spec, inside);
    Ir clauses =
        always == null ? cond(spec, inside, new Ir.Again()) : expander.body(always.rest(1), inside);
    return new Ir.Guarded(body, condition, clauses, true);
  }

  /** The clauses of {@code guard} of Guile 3.0, where {@code else} may stand anywhere. */
  private Ir dispatch(Seq spec, Env env) {
    for (int i = 1; i < spec.size(); i++) {
      need(spec.get(i) instanceof Seq seq && seq.size() > 0 && seq.isProper(), "guard");
      Seq clause = (Seq) spec.get(i);
      boolean arrow = clause.size() == 3 && isLookedUp(clause.get(1), "=>", env);
      if (!arrow && clause.size() > 1) {
        isLookedUp(clause.get(0), "else", env);
      }
    }
    List<UnaryOperator<Ir>> parts = new ArrayList<>();
    for (int i = 1; i < spec.size(); i++) {
      Seq clause = (Seq) spec.get(i);
      if (isElse(clause, env)) {
        Ir body = expander.body(clause.rest(1), new Env(env));
        parts.add(nothing -> body);
      } else if (clause.size() == 1 || (clause.size() == 3 && isWord(clause.get(1), "=>", env))) {
        parts.add(clause(clause, env));
      } else {
        Ir test = expander.expand(clause.get(0), env);
        Ir body = expander.body(clause.rest(1), new Env(env));
        parts.add(others -> new Ir.If(test, body, others));
      }
    }
    return chain(parts, new Ir.Again());
  }

  private boolean isElse(Seq clause, @Nullable Env env) {
    return clause.size() > 1 && clause.isProper() && isWord(clause.get(0), "else", env);
  }
}

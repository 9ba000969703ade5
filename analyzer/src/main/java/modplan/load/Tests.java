package modplan.load;

import static modplan.load.CoreForms.need;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/**
 * Tests: {@code and}, {@code or}, {@code when}, {@code and-let*}; what {@code condition} becomes.
 */
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

  /** {@code when} and {@code unless}. */
  Ir when(Seq form, boolean holds, @Nullable Env env) {
    need(form.size() >= 3, "when");
    Ir test = expander.expand(form.get(1), env);
    Ir body = expander.sequence(form.rest(2), env);
    return holds
        ? new Ir.If(test, body, Ir.Constant.UNSPECIFIED)
        : new Ir.If(test, Ir.Constant.UNSPECIFIED, body);
  }

  Seq andLet(Seq form) {
    Object code = form.size() > 2 ? Expander.form("begin", form.rest(2)) : (Object) true;
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

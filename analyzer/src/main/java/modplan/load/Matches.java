package modplan.load;

import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** {@code (ice-9 match)}: which names its patterns bind and which they use. */
final class Matches {
  private final Expander expander;
  private final @Nullable Env outer;
  private final Env env;
  private final List<Local> locals = new ArrayList<>();
  private final List<Ir> uses = new ArrayList<>();

  private Matches(Expander expander, @Nullable Env outer) {
    this.expander = expander;
    this.outer = outer;
    this.env = new Env(outer);
  }

  /** {@code (match value (pattern body ...) ...)}. */
  static Ir match(Expander expander, Seq form, @Nullable Env env) {
    Ir value = expander.expand(form.get(1), env);
    return new Ir.Sequence(List.of(value, clauses(expander, form.rest(2), env)));
  }

  /** {@code (match-lambda (pattern body ...) ...)}. */
  static Ir lambda(Expander expander, Seq form, boolean manyArguments, @Nullable Env env) {
    expander.lambdas++;
    try {
      Ir body = clauses(expander, form.rest(1), env);
      Local argument = new Local("match");
      return new Lambda(
          manyArguments ? List.of() : List.of(argument),
          List.of(),
          List.of(),
          List.of(),
          manyArguments ? argument : null,
          body);
    } finally {
      expander.lambdas--;
    }
  }

  /** {@code (match-let ((pattern value) ...) body ...)}, with or without a loop's name. */
  static Ir let(Expander expander, Seq form, @Nullable Env env) {
    int at = Data.isIdentifier(form.get(1)) ? 2 : 1;
    Matches scope = new Matches(expander, env);
    List<Ir> parts = new ArrayList<>();
    if (at == 2) {
      scope.bind(form.get(1));
    }
    CoreForms.need(form.size() > at && form.get(at) instanceof Seq, "match-let");
    for (Object binding : ((Seq) form.get(at)).items) {
      CoreForms.need(binding instanceof Seq pair && pair.size() == 2, "match-let");
      parts.add(expander.expand(((Seq) binding).get(1), scope.env));
      scope.pattern(((Seq) binding).get(0));
    }
    parts.addAll(scope.uses);
    parts.add(expander.body(form.rest(at + 1), scope.env));
    return scope.around(new Ir.Sequence(parts));
  }

  private static Ir clauses(Expander expander, Object[] clauses, @Nullable Env env) {
    Ir code = Ir.Constant.UNSPECIFIED;
    for (int i = clauses.length - 1; i >= 0; i--) {
      CoreForms.need(clauses[i] instanceof Seq clause && clause.size() >= 2, "match");
      Seq clause = (Seq) clauses[i];
      Matches scope = new Matches(expander, env);
      scope.pattern(clause.get(0));
      Object[] body = clause.rest(1);
      if (body.length > 1
          && body[0] instanceof Seq arrow
          && arrow.size() == 2
          && Data.isSymbol(arrow.get(0), "=>")
          && Data.isIdentifier(arrow.get(1))) {
        scope.bind(arrow.get(1));
        body = clause.rest(2);
      }
      Ir run = scope.around(expander.body(body, scope.env));
      List<Ir> test = new ArrayList<>(scope.uses);
      test.add(new Ir.Constant(Atom.UNKNOWN));
      boolean matchesAll = Data.isIdentifier(clause.get(0)) && scope.uses.isEmpty();
      code = matchesAll ? run : new Ir.If(scope.around(new Ir.Sequence(test)), run, code);
    }
    return code;
  }

  private Ir around(Ir body) {
    List<Ir> values = new ArrayList<>();
    locals.forEach(local -> values.add(new Ir.Constant(Atom.UNKNOWN)));
    return locals.isEmpty() ? body : new Ir.Let(List.copyOf(locals), values, false, body);
  }

  private void bind(Object identifier) {
    locals.add(Scopes.local(identifier, env));
  }

  private void pattern(Object x) {
    if (Data.isIdentifier(x)) {
      String name = Data.symbol(x);
      if (!name.equals("_") && !name.equals("...") && !name.equals("___") && !name.equals("..1")) {
        bind(x);
      }
    } else if (x instanceof Vec vec) {
      for (Object item : vec.items()) {
        pattern(item);
      }
    } else if (x instanceof Seq seq && seq.size() > 0) {
      list(seq);
    }
  }

  private void list(Seq seq) {
    String head = Data.isIdentifier(seq.get(0)) ? Data.symbol(seq.get(0)) : "";
    switch (head) {
      case "quote":
        return;
      case "quasiquote":
        quasi(seq.size() > 1 ? seq.get(1) : Seq.EMPTY);
        return;
      case "?":
        use(seq, 1);
        rest(seq, 2);
        return;
      case "=":
        use(seq, 1);
        rest(seq, 2);
        return;
      case "$", "@", "object":
        use(seq, 1);
        if (head.equals("$")) {
          rest(seq, 2);
          return;
        }
        for (Object item : seq.rest(2)) {
          if (item instanceof Seq field && field.size() == 2) {
            pattern(field.get(1));
          }
        }
        return;
      case "and", "or", "not", "get!", "set!":
        rest(seq, 1);
        return;
      default:
        rest(seq, 0);
    }
  }

  private void use(Seq seq, int index) {
    if (seq.size() > index) {
      uses.add(expander.expand(seq.get(index), outer));
    }
  }

  private void rest(Seq seq, int from) {
    for (Object item : seq.rest(from)) {
      pattern(item);
    }
    if (seq.tail != null) {
      pattern(seq.tail);
    }
  }

  private void quasi(Object x) {
    if (x instanceof Seq seq) {
      if (seq.size() == 2
          && (Data.isSymbol(seq.get(0), "unquote")
              || Data.isSymbol(seq.get(0), "unquote-splicing"))) {
        pattern(seq.get(1));
        return;
      }
      for (Object item : seq.items) {
        quasi(item);
      }
      if (seq.tail != null) {
        quasi(seq.tail);
      }
    }
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** {@code (ice-9 match)}: which names its patterns bind and which they use. */
final class Matches {
  /** Heads of patterns that are no lists. */
  private static final Set<String> SPECIAL =
      Set.of(
          "quote", "quasiquote", "?", "=", "$", "@", "object", "and", "or", "not", "get!", "set!");

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
    Local value = new Local("match");
    Ir code = expander.expand(form.get(1), env);
    Ir body = clauses(expander, value, form.rest(2), env);
    return new Ir.Let(List.of(value), List.of(code), false, body);
  }

  /** {@code (match-lambda (pattern body ...) ...)}. */
  static Ir lambda(Expander expander, Seq form, boolean manyArguments, @Nullable Env env) {
    expander.lambdas++;
    try {
      Local argument = new Local("match");
      Ir body = clauses(expander, argument, form.rest(1), env);
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

  private static Ir clauses(
      Expander expander, Local value, Object[] clauses, @Nullable Env env) {
    Ir code = Ir.Constant.UNSPECIFIED;
    for (int i = clauses.length - 1; i >= 0; i--) {
      CoreForms.need(clauses[i] instanceof Seq clause && clause.size() >= 2, "match");
      Seq clause = (Seq) clauses[i];
      Matches scope = new Matches(expander, env);
      scope.pattern(clause.get(0));
      Object[] body = clause.rest(1);
      boolean goesOn =
          body.length > 1
              && body[0] instanceof Seq arrow
              && arrow.size() == 2
              && Data.isSymbol(arrow.get(0), "=>")
              && Data.isIdentifier(arrow.get(1));
      if (goesOn) {
        scope.bind(((Seq) body[0]).get(1));
        body = clause.rest(2);
      }
      MatchStep.Shape shape = goesOn ? null : scope.shape(clause.get(0));
      Ir run = expander.body(body, scope.env);
      code = new MatchStep(value, shape, scope.locals, scope.uses, run, code);
    }
    return code;
  }

  /** The shape of a plain pattern whose variables are bound; null if it is none. */
  private MatchStep.@Nullable Shape shape(Object x) {
    if (Data.isIdentifier(x)) {
      return switch (Data.symbol(x)) {
        case "_" -> new MatchStep.Anything(null);
        case "...", "___", "..1" -> null;
        default ->
            Env.find(env, x) instanceof Local local ? new MatchStep.Anything(local) : null;
      };
    } else if (x instanceof Boolean || x instanceof Long || x instanceof Data.Keyword) {
      return new MatchStep.Literal(x);
    }
    return x instanceof Seq seq ? listShape(seq) : null;
  }

  private MatchStep.@Nullable Shape listShape(Seq seq) {
    if (seq.size() == 0) {
      return new MatchStep.Items(List.of(), null);
    }
    if (Data.isIdentifier(seq.get(0)) && SPECIAL.contains(Data.symbol(seq.get(0)))) {
      boolean quotesSymbol =
          Data.isSymbol(seq.get(0), "quote") && seq.size() == 2 && Data.isIdentifier(seq.get(1));
      return quotesSymbol ? new MatchStep.Literal(Data.symbol(seq.get(1))) : null;
    }
    List<MatchStep.Shape> items = new ArrayList<>();
    for (Object item : seq.items) {
      MatchStep.Shape shape = shape(item);
      if (shape == null) {
        return null;
      }
      items.add(shape);
    }
    MatchStep.Shape tail = seq.tail == null ? null : shape(seq.tail);
    return seq.tail != null && tail == null ? null : new MatchStep.Items(items, tail);
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

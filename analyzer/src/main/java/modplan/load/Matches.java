package modplan.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import modplan.load.MatchPattern.Kind;
import org.jspecify.annotations.Nullable;

/** {@code match} of (ice-9 match) and its kin. */
final class Matches {
  private final Expander expander;
  private final @Nullable Env outer;
  private final Env env;

  private Matches(Expander expander, @Nullable Env outer) {
    this.expander = expander;
    this.outer = outer;
    this.env = new Env(outer);
  }

  /** {@code (match value (pattern body ...) ...)}. */
  static Ir match(Expander expander, Seq form, @Nullable Env env) {
    Ir value = expander.expand(form.get(1), env);
    return new MatchCode(value, clauses(expander, form.rest(2), env), expander.spot);
  }

  /** {@code (match-lambda (pattern body ...) ...)}. */
  static Ir lambda(Expander expander, Seq form, boolean manyArguments, @Nullable Env env) {
    expander.lambdas++;
    try {
      Local argument = new Local("match");
      Ir body =
          new MatchCode(
              new Ir.LocalRef(argument), clauses(expander, form.rest(1), env), expander.spot);
      return new Lambda(
          manyArguments ? List.of() : List.of(argument),
          List.of(),
          List.of(),
          List.of(),
          false,
          manyArguments ? argument : null,
          body);
    } finally {
      expander.lambdas--;
    }
  }

  /**
   * {@code (match-let ((pattern value) ...) body ...)}, with or without a loop's name; each value
   * in the scope of the patterns before it if the form is {@code match-let*}.
   */
  static Ir let(Expander expander, Seq form, boolean sequential, @Nullable Env env) {
    int at = Data.isIdentifier(form.get(1)) ? 2 : 1;
    Matches scope = new Matches(expander, env);
    List<MatchPattern> patterns = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    if (at == 2) {
      patterns.add(scope.variable(form.get(1)));
      values.add(new Ir.Constant(Atom.UNKNOWN));
    }
    CoreForms.need(form.size() > at && form.get(at) instanceof Seq, "match-let");
    for (Object binding : ((Seq) form.get(at)).items) {
      CoreForms.need(binding instanceof Seq pair && pair.size() == 2, "match-let");
      values.add(expander.expand(((Seq) binding).get(1), sequential ? scope.env : env));
      patterns.add(scope.pattern(((Seq) binding).get(0)));
    }
    Ir code = expander.body(form.rest(at + 1), scope.env);
    for (int i = patterns.size() - 1; i >= 0; i--) {
      var clause = new MatchCode.Clause(patterns.get(i), code);
      code = new MatchCode(values.get(i), List.of(clause), expander.spot);
    }
    return code;
  }

  /** {@code (sxml-match value (pattern body ...) ...)}: only what the patterns bind is known. */
  static Ir sxml(Expander expander, Seq form, @Nullable Env env) {
    List<MatchCode.Clause> clauses = new ArrayList<>();
    for (Object item : form.rest(2)) {
      CoreForms.need(item instanceof Seq clause && clause.size() >= 2, "sxml-match");
      Seq clause = (Seq) item;
      Matches scope = new Matches(expander, env);
      List<MatchPattern> variables = new ArrayList<>();
      scope.unquoted(clause.get(0), variables);
      MatchPattern pattern = MatchPattern.guess(MatchPattern.of(Kind.AND, variables));
      Object[] body = clause.rest(1);
      if (body.length > 1
          && body[0] instanceof Seq guard
          && guard.size() > 0
          && Data.isSymbol(guard.get(0), "guard")) {
        body = clause.rest(2);
      }
      clauses.add(new MatchCode.Clause(pattern, expander.body(body, scope.env)));
    }
    return new MatchCode(expander.expand(form.get(1), env), clauses, expander.spot);
  }

  private void unquoted(Object x, List<MatchPattern> variables) {
    if (!(x instanceof Seq seq)) {
      return;
    }
    for (int i = 0; i < seq.size(); i++) {
      boolean isVariable =
          i + 2 == seq.size()
              && Data.isSymbol(seq.get(i), "unquote")
              && Data.isIdentifier(seq.get(i + 1));
      if (isVariable) {
        variables.add(variable(seq.get(i + 1)));
        return;
      }
      Object item = seq.get(i);
      Deep.run(() -> unquoted(item, variables));
    }
  }

  /** Guile's macro puts the later clauses into a procedure before the first: they expand first. */
  private static List<MatchCode.Clause> clauses(
      Expander expander, Object[] forms, @Nullable Env env) {
    ArrayDeque<MatchCode.Clause> clauses = new ArrayDeque<>();
    for (int i = forms.length - 1; i >= 0; i--) {
      Object form = forms[i];
      CoreForms.need(form instanceof Seq clause && clause.size() >= 2, "match");
      Seq clause = (Seq) form;
      Matches scope = new Matches(expander, env);
      MatchPattern pattern = scope.pattern(clause.get(0));
      Object[] body = clause.rest(1);
      if (body.length > 1
          && body[0] instanceof Seq arrow
          && arrow.size() == 2
          && Data.isSymbol(arrow.get(0), "=>")
          && Data.isIdentifier(arrow.get(1))) {
        MatchPattern failure = MatchPattern.guess(scope.variable(arrow.get(1)));
        pattern = MatchPattern.of(Kind.AND, List.of(pattern, failure));
        body = clause.rest(2);
      }
      clauses.addFirst(new MatchCode.Clause(pattern, expander.body(body, scope.env)));
    }
    return List.copyOf(clauses);
  }

  private MatchPattern variable(Object identifier) {
    Object known = env.own(identifier);
    if (known instanceof Local local) {
      return MatchPattern.guess(MatchPattern.variable(local)); // the same value once more
    }
    return MatchPattern.variable(Scopes.local(identifier, env));
  }

  private MatchPattern pattern(Object x) {
    if (Data.isIdentifier(x)) {
      return Data.isSymbol(x, "_") ? MatchPattern.of(Kind.ANY, List.of()) : variable(x);
    } else if (x instanceof Vec vec) {
      Seq items = Seq.of(vec.items());
      return MatchPattern.of(Kind.VECTOR, List.of(Deep.call(() -> sequence(items))));
    } else if (x instanceof Seq seq) {
      return Deep.call(() -> list(seq));
    }
    return MatchPattern.constant(x);
  }

  private MatchPattern list(Seq seq) {
    String head = seq.size() > 0 && Data.isIdentifier(seq.get(0)) ? Data.symbol(seq.get(0)) : "";
    switch (head) {
      case "quote":
        return MatchPattern.constant(seq.size() > 1 ? Data.strip(seq.get(1)) : Seq.EMPTY);
      case "quasiquote":
        return quasi(seq.size() > 1 ? seq.get(1) : Seq.EMPTY);
      case "?":
        return called(Kind.PREDICATE, seq);
      case "=":
        return called(Kind.FIELD, seq);
      case "$":
        return MatchPattern.applied(Kind.RECORD, use(seq), rest(seq, 2));
      case "@", "object":
        {
          List<MatchPattern> fields = new ArrayList<>();
          for (Object item : seq.rest(2)) {
            if (item instanceof Seq field && field.size() == 2) {
              fields.add(MatchPattern.guess(pattern(field.get(1))));
            }
          }
          return MatchPattern.applied(Kind.RECORD, use(seq), fields);
        }
      case "and":
        return MatchPattern.of(Kind.AND, rest(seq, 1));
      case "or":
        return MatchPattern.of(Kind.OR, rest(seq, 1));
      case "not":
        return MatchPattern.of(Kind.NOT, rest(seq, 1));
      case "get!", "set!":
        return MatchPattern.guess(MatchPattern.of(Kind.AND, rest(seq, 1)));
      default:
        return sequence(seq);
    }
  }

  /** {@code (? predicate part ...)} and {@code (= procedure part)} call what may be a macro. */
  private MatchPattern called(Kind kind, Seq seq) {
    CoreForms.need(seq.size() > 1, "match");
    Env scope = new Env(outer);
    Object matched = Expander.own("v");
    Local argument = Scopes.local(matched, scope);
    Ir call = expander.expand(new Seq(new Object[] {seq.get(1), matched}, null, seq.spot), scope);
    return MatchPattern.called(kind, argument, call, rest(seq, 2));
  }

  private Ir use(Seq seq) {
    return seq.size() > 1 ? expander.expand(seq.get(1), outer) : new Ir.Constant(Atom.UNKNOWN);
  }

  private List<MatchPattern> rest(Seq seq, int from) {
    List<MatchPattern> all = new ArrayList<>();
    for (Object item : seq.rest(from)) {
      all.add(pattern(item));
    }
    return all;
  }

  private static boolean isRepetition(Object x) {
    return Data.isSymbol(x, "...") || Data.isSymbol(x, "___") || Data.isSymbol(x, "..1");
  }

  private MatchPattern sequence(Seq seq) {
    List<MatchPattern> elements = new ArrayList<>();
    int repeated = -1;
    for (int i = 0; i < seq.size(); i++) {
      if (i > 0 && isRepetition(seq.get(i))) {
        repeated = elements.size() - 1;
      } else {
        elements.add(pattern(seq.get(i)));
      }
    }
    return MatchPattern.sequence(elements, repeated, seq.tail == null ? null : pattern(seq.tail));
  }

  private MatchPattern quasi(Object x) {
    if (!(x instanceof Seq seq)) {
      return MatchPattern.constant(x instanceof Text ? x : Data.strip(x));
    }
    if (seq.size() == 2 && Data.isSymbol(seq.get(0), "unquote")) {
      return pattern(seq.get(1));
    }
    List<MatchPattern> elements = new ArrayList<>();
    int repeated = -1;
    for (int i = 0; i < seq.size(); i++) {
      Object item = seq.get(i);
      if (item instanceof Seq inner
          && inner.size() == 2
          && Data.isSymbol(inner.get(0), "unquote-splicing")) {
        MatchPattern all = pattern(inner.get(1));
        elements.add(MatchPattern.guess(all));
        repeated = elements.size() - 1;
      } else if (i > 0 && isRepetition(item)) {
        repeated = elements.size() - 1;
      } else if (i == seq.size() - 2 && Data.isSymbol(item, "unquote")) {
        return MatchPattern.sequence(elements, repeated, pattern(seq.get(i + 1)));
      } else {
        elements.add(Deep.call(() -> quasi(item)));
      }
    }
    Object tail = seq.tail;
    return MatchPattern.sequence(
        elements, repeated, tail == null ? null : Deep.call(() -> quasi(tail)));
  }
}

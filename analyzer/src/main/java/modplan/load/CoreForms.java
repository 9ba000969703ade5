package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import modplan.load.Env.PatternVariable;
import modplan.load.Mod.Var;
import modplan.load.World.Global;
import org.jspecify.annotations.Nullable;

/** The macros of Guile that the expander knows by name: what each becomes. */
final class CoreForms {
  /** Says that a form of a body was a definition and has been dealt with. */
  static final Seq TAKEN = Seq.of("taken");

  private static final Set<String> KNOWN =
      Set.of(
          "quote", "quasiquote", "lambda", "lambda*", "case-lambda", "case-lambda*", "if", "set!",
          "let", "let*", "letrec", "letrec*", "begin", "cond", "case", "and", "or", "when",
          "unless", "do", "delay", "define", "define*", "define-syntax", "define-values",
          "let-syntax", "letrec-syntax", "syntax", "syntax-case", "quasisyntax", "with-syntax",
          "syntax-rules", "identifier-syntax", "eval-when", "@", "@@", "parameterize",
          "use-modules", "define-module", "export", "re-export", "include", "cond-expand",
          "match", "receive", "let-values", "let*-values", "syntax-parameterize");

  /** Macros that may stand alone, as a variable does. */
  private static final Set<String> VALUES = Set.of("load", "current-filename", "current-source-location");

  private final Expander expander;
  private final World world;
  final Definers definers;

  CoreForms(Expander expander) {
    this.expander = expander;
    this.world = expander.world;
    this.definers = new Definers(expander);
  }

  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  static boolean isValue(String name) {
    return VALUES.contains(name);
  }

  /** Code, or a datum to go on with; null if the form is not known. */
  @Nullable Object expand(String name, Seq form, @Nullable Env env) {
    if (!form.isProper()) {
      throw SchemeError.syntax("bad " + name);
    }
    int size = form.size();
    switch (name) {
      case "quote":
        need(size == 2, name);
        return new Ir.Constant(Data.strip(form.get(1)));
      case "quasiquote":
        need(size == 2, name);
        return quasi(form.get(1), 0, env);
      case "lambda", "lambda*":
        need(size >= 3, name);
        return lambda(form.get(1), form.rest(2), name.equals("lambda*"), env);
      case "case-lambda", "case-lambda*":
        return caseLambda(form, name.endsWith("*"), env);
      case "if":
        need(size == 3 || size == 4, name);
        return new Ir.If(
            expander.expand(form.get(1), env),
            expander.expand(form.get(2), env),
            size == 4 ? expander.expand(form.get(3), env) : Ir.Constant.UNSPECIFIED);
      case "set!":
        need(size == 3, name);
        return set(form, env);
      case "let":
        need(size >= 3, name);
        return Data.isIdentifier(form.get(1)) ? namedLet(form, env) : let(form, env);
      case "let*":
        need(size >= 3, name);
        return letStar(form, env);
      case "letrec", "letrec*":
        need(size >= 3, name);
        return letrec(form, env);
      case "begin":
        return size == 1 ? Ir.Constant.UNSPECIFIED : expander.sequence(form.rest(1), env);
      case "cond":
        return cond(form, 1, env);
      case "case":
        need(size >= 2, name);
        return caseForm(form, env);
      case "and":
        return and(form, 1, env);
      case "or":
        return or(form, 1, env);
      case "when", "unless":
        {
          need(size >= 2, name);
          Ir body = expander.sequence(form.rest(2), env);
          Ir test = expander.expand(form.get(1), env);
          return name.equals("when")
              ? new Ir.If(test, body, Ir.Constant.UNSPECIFIED)
              : new Ir.If(test, Ir.Constant.UNSPECIFIED, body);
        }
      case "while":
        need(size >= 2, name);
        return new Ir.If(
            new Ir.Sequence(
                List.of(expander.expand(form.get(1), env), new Ir.Constant(Atom.UNKNOWN))),
            expander.sequence(form.rest(2), env),
            Ir.Constant.UNSPECIFIED);
      case "do":
        need(size >= 3, name);
        return doLoop(form);
      case "delay", "make-lazy", "delay-force", "lazy", "stream-delay":
        need(size == 2, name);
        return new Ir.Delay(thunk(form.rest(1), env));
      case "cons-stream", "stream-cons":
        need(size == 3, name);
        return new Ir.Sequence(
            List.of(
                new Ir.Delay(thunk(new Object[] {form.get(1)}, env)),
                new Ir.Delay(thunk(new Object[] {form.get(2)}, env)),
                new Ir.Constant(Atom.TRUTHY)));
      case "let-syntax", "letrec-syntax":
        need(size >= 3, name);
        return letSyntax(form, env);
      case "syntax":
        need(size == 2, name);
        return syntax(form.get(1), env);
      case "quasisyntax":
        need(size == 2, name);
        return quasisyntax(form.get(1), env);
      case "syntax-case":
        need(size >= 3, name);
        return syntaxCase(form, env);
      case "with-syntax":
        need(size >= 3, name);
        return withSyntax(form);
      case "syntax-rules":
        return rules(form, env);
      case "identifier-syntax":
        return identifierSyntax(form, env);
      case "er-macro-transformer", "include-ci":
        return new Ir.Constant(Atom.UNKNOWN);
      case "@", "@@":
        return moduleReference(form, name.equals("@"), env);
      case "parameterize", "parameterize*":
        need(size >= 3, name);
        return parameterize(form);
      case "with-fluids", "with-mutex", "with-continuation-barrier":
        return withFluids(form);
      case "receive":
        need(size >= 4, name);
        return Expander.form(
            "call-with-values",
            Expander.form("lambda", Seq.EMPTY, form.get(2)),
            bodyForm("lambda", form.get(1), form.rest(3)));
      case "let-values", "let*-values":
        need(size >= 3, name);
        return letValues(form);
      case "syntax-parameterize":
        need(size >= 3, name);
        return syntaxParameterize(form, env);
      case "false-if-exception":
        need(size >= 2, name);
        return new Ir.Guarded(
            expander.expand(form.get(1), env), new Ir.Constant(false));
      case "guard":
        need(size >= 3, name);
        return guard(form, env);
      case "cut", "cute":
        need(size >= 2, name);
        return cut(form, name.equals("cute"), env);
      case "and-let*":
        need(size >= 2, name);
        return andLet(form);
      case "let/ec", "let-escape":
        need(size >= 3, name);
        return Expander.form("let", Seq.of(Seq.of(form.get(1), Expander.form("%truthy"))),
            bodyForm("let", Seq.EMPTY, form.rest(2)));
      case "condition":
        return condition(form);
      case "assert":
        need(size >= 2, name);
        return new Ir.Sequence(
            List.of(expander.expand(form.get(1), env), Ir.Constant.UNSPECIFIED));
      case "set-field", "set-fields":
        need(size >= 3, name);
        return Records.setFields(expander, name, form, env);
      case "match":
        need(size >= 2, name);
        return Matches.match(expander, form, env);
      case "match-lambda", "match-lambda*":
        return Matches.lambda(expander, form, name.endsWith("*"), env);
      case "match-let", "match-let*", "match-letrec":
        need(size >= 3, name);
        return Matches.let(expander, form, env);
      case "eval-when":
        need(size >= 2, name);
        return expander.sequence(form.rest(2), env);
      case "cond-expand", "include", "include-from-path":
        {
          Seq spliced = definers.splice(name, form, env);
          return spliced == null ? null : spliced;
        }
      case "load":
        return size >= 2 && form.get(1) instanceof Text path
            ? new Ir.Load(definers.besides(path.value()))
            : null;
      case "use-modules", "define-module", "import", "export", "re-export", "export!", "re-export!",
          "export-syntax", "re-export-syntax":
        return definers.moduleChange(name, form);
      case "define", "define*", "define-syntax", "define-values", "define-public", "define*-public",
          "define-syntax-rule", "define-macro", "defmacro", "define-syntax-parameter":
        throw SchemeError.syntax("definition in expression context");
      case "define-once", "define-method", "define-class", "define-generic":
        {
          Seq desugared = definers.desugar(name, form, env);
          return desugared == null ? null : new Ir.Sequence(List.of());
        }
      case "%ensure-generic":
        return new Definers.EnsureGeneric(world.current.name, Data.symbol(form.get(1)));
      case "opaque":
        return null;
      default:
        return null;
    }
  }

  static void need(boolean holds, String name) {
    if (!holds) {
      throw SchemeError.syntax("source expression failed to match any pattern in " + name);
    }
  }

  static Seq bodyForm(String head, Object first, Object[] body) {
    Object[] items = new Object[body.length + 2];
    items[0] = Expander.own(head);
    items[1] = first;
    System.arraycopy(body, 0, items, 2, body.length);
    return new Seq(items, null, 0);
  }

  // ---------------------------------------------------------------- procedures and scopes

  Ir.Lambda thunk(Object[] forms, @Nullable Env env) {
    return lambda(Seq.EMPTY, forms, false, env);
  }

  Ir.Lambda lambda(Object formals, Object[] forms, boolean star, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Local> required = new ArrayList<>();
    List<Local> optional = new ArrayList<>();
    List<Ir> defaults = new ArrayList<>();
    List<String> keywords = new ArrayList<>();
    Local rest = null;
    Object tail = formals;
    expander.lambdas++;
    try {
      if (formals instanceof Seq seq) {
        tail = seq.tail;
        String mode = "";
        for (Object item : seq.items) {
          if (item instanceof Keyword keyword) {
            need(star, "lambda");
            mode = keyword.name();
          } else if (mode.equals("rest")) {
            rest = local(item, env);
          } else if (mode.equals("optional") || mode.equals("key")) {
            Object name = item instanceof Seq pair && pair.size() > 0 ? pair.get(0) : item;
            defaults.add(
                item instanceof Seq pair && pair.size() > 1
                    ? expander.expand(pair.get(1), env)
                    : new Ir.Constant(false));
            optional.add(local(name, env));
            if (mode.equals("key")) {
              keywords.add(
                  item instanceof Seq pair
                          && pair.size() > 2
                          && pair.get(2) instanceof Keyword keyword
                      ? keyword.name()
                      : Data.symbol(name));
            }
          } else {
            required.add(local(item, env));
          }
        }
      }
      if (tail != null) {
        rest = local(tail, env);
      }
      Ir body = expander.body(forms, env);
      return new Ir.Lambda(required, optional, defaults, keywords, rest, body);
    } finally {
      expander.lambdas--;
    }
  }

  static Local local(Object identifier, Env env) {
    if (!Data.isIdentifier(identifier)) {
      throw SchemeError.syntax("invalid argument list");
    }
    Local local = new Local(Data.symbol(identifier));
    env.bind(identifier, local);
    return local;
  }

  private Ir caseLambda(Seq form, boolean star, @Nullable Env env) {
    List<Ir.Lambda> cases = new ArrayList<>();
    for (Object clause : form.rest(1)) {
      if (clause instanceof Text || clause == Atom.STRING) {
        continue;
      }
      need(clause instanceof Seq seq && seq.size() >= 2, "case-lambda");
      Seq seq = (Seq) clause;
      cases.add(lambda(seq.get(0), seq.rest(1), star, env));
    }
    return new Ir.CaseLambda(cases);
  }

  private Ir let(Seq form, @Nullable Env outer) {
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    Env env = new Env(outer);
    for (Object binding : bindings(form.get(1))) {
      Seq several = several(binding);
      values.add(expander.expand(several.get(several.size() - 1), outer));
      bindAll(several, locals, values, env);
    }
    return new Ir.Let(locals, values, false, expander.body(form.rest(2), env));
  }

  private static Object[] bindings(Object list) {
    need(list instanceof Seq seq && seq.isProper(), "let");
    return ((Seq) list).items;
  }

  private static Seq pair(Object binding) {
    need(
        binding instanceof Seq seq && seq.size() == 2 && Data.isIdentifier(seq.get(0)), "let");
    return (Seq) binding;
  }

  /** {@code (name value)}, or {@code (name ... value)} of SRFI-71 for several values. */
  private static Seq several(Object binding) {
    need(
        binding instanceof Seq seq && seq.size() >= 2 && Data.isIdentifier(seq.get(0)), "let");
    return (Seq) binding;
  }

  private static void bindAll(Seq several, List<Local> locals, List<Ir> values, Env env) {
    boolean one = several.size() == 2;
    if (!one) {
      values.add(values.size() - 1, new Ir.Constant(Atom.UNKNOWN));
    }
    locals.add(local(several.get(0), env));
    for (int i = 1; i + 1 < several.size(); i++) {
      locals.add(local(several.get(i), env));
      if (i + 2 < several.size()) {
        values.add(values.size() - 1, new Ir.Constant(Atom.UNKNOWN));
      }
    }
    if (!one) {
      // The form itself is the value of the last name, whose own value is not known.
      int last = values.size() - 1;
      values.set(
          last, new Ir.Sequence(List.of(values.get(last), new Ir.Constant(Atom.UNKNOWN))));
    }
  }

  private Ir letStar(Seq form, @Nullable Env outer) {
    Env env = outer;
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    for (Object binding : bindings(form.get(1))) {
      Seq several = several(binding);
      values.add(expander.expand(several.get(several.size() - 1), env));
      env = new Env(env);
      bindAll(several, locals, values, env);
    }
    Ir code = expander.body(form.rest(2), new Env(env));
    for (int i = locals.size() - 1; i >= 0; i--) {
      code = new Ir.Let(List.of(locals.get(i)), List.of(values.get(i)), false, code);
    }
    return code;
  }

  private Ir letrec(Seq form, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    Object[] bindings = bindings(form.get(1));
    for (Object binding : bindings) {
      locals.add(local(pair(binding).get(0), env));
    }
    for (Object binding : bindings) {
      values.add(expander.expand(pair(binding).get(1), env));
    }
    return new Ir.Let(locals, values, true, expander.body(form.rest(2), env));
  }

  private Ir namedLet(Seq form, @Nullable Env outer) {
    need(form.size() >= 4, "let");
    List<Ir> values = new ArrayList<>();
    List<Object> formals = new ArrayList<>();
    for (Object binding : bindings(form.get(2))) {
      values.add(expander.expand(pair(binding).get(1), outer));
      formals.add(pair(binding).get(0));
    }
    Env env = new Env(outer);
    Local loop = local(form.get(1), env);
    int lambdas = expander.lambdas;
    Ir.Lambda body = lambda(Seq.of(formals.toArray()), form.rest(3), false, env);
    expander.lambdas = lambdas;
    return new Ir.Loop(loop, body, values, expander.spot);
  }

  /** {@code (do ((var init step) ...) (test result ...) body ...)}. */
  private static Seq doLoop(Seq form) {
    Object loop = new Alias("loop", null, "(guile)", new Expansion());
    List<Object> bindings = new ArrayList<>();
    List<Object> again = new ArrayList<>();
    again.add(loop);
    for (Object item : bindings(form.get(1))) {
      need(item instanceof Seq seq && seq.size() >= 2, "do");
      Seq spec = (Seq) item;
      bindings.add(Seq.of(spec.get(0), spec.get(1)));
      again.add(spec.size() > 2 ? spec.get(2) : spec.get(0));
    }
    need(form.get(2) instanceof Seq test && test.size() > 0, "do");
    Seq test = (Seq) form.get(2);
    List<Object> body = new ArrayList<>(Arrays.asList(form.rest(3)));
    body.add(Seq.of(again.toArray()));
    return Expander.form(
        "let",
        loop,
        Seq.of(bindings.toArray()),
        Expander.form(
            "if",
            test.get(0),
            Expander.form("begin", test.rest(1)),
            Expander.form("begin", body.toArray())));
  }

  private Ir letSyntax(Seq form, @Nullable Env outer) {
    return expander.body(form.rest(2), syntaxScope(form, outer));
  }

  /** The scope of the body of {@code let-syntax} or {@code letrec-syntax}. */
  Env syntaxScope(Seq form, @Nullable Env outer) {
    need(form.size() >= 3, "let-syntax");
    boolean recursive = Data.isSymbol(form.get(0), "letrec-syntax");
    Env env = new Env(outer);
    for (Object binding : bindings(form.get(1))) {
      Seq pair = pair(binding);
      env.bind(pair.get(0), localMacro(pair.get(1), recursive ? env : outer));
    }
    return env;
  }

  /** The macro that a transformer expression makes. */
  Macro localMacro(Object transformer, @Nullable Env env) {
    Ir code = expander.expand(transformer, env);
    try {
      return Expander.asMacro(code.eval(world, null), false, world.current.name);
    } catch (Beyond e) {
      return new Macro.Opaque(e.reason);
    }
  }

  private Ir syntaxParameterize(Seq form, @Nullable Env env) {
    List<Runnable> restore = new ArrayList<>();
    try {
      for (Object binding : bindings(form.get(1))) {
        Seq pair = pair(binding);
        Object meaning = expander.meaning(pair.get(0), env);
        Var variable =
            meaning instanceof Global global
                ? world.variable(global.module(), global.name())
                : null;
        if (variable == null || !(variable.value instanceof Macro)) {
          throw SchemeError.syntax("invalid syntax parameter");
        }
        Object before = variable.value;
        variable.value = localMacro(pair.get(1), env);
        restore.add(() -> variable.value = before);
      }
      return expander.body(form.rest(2), new Env(env));
    } finally {
      restore.forEach(Runnable::run);
    }
  }

  // ---------------------------------------------------------------- tests

  private Ir and(Seq form, int from, @Nullable Env env) {
    if (form.size() == from) {
      return new Ir.Constant(true);
    }
    Ir first = expander.expand(form.get(from), env);
    return from + 1 == form.size()
        ? first
        : new Ir.If(first, and(form, from + 1, env), new Ir.Constant(false));
  }

  private Ir or(Seq form, int from, @Nullable Env env) {
    if (form.size() == from) {
      return new Ir.Constant(false);
    }
    Ir first = expander.expand(form.get(from), env);
    if (from + 1 == form.size()) {
      return first;
    }
    Local value = new Local("or");
    return new Ir.Let(
        List.of(value),
        List.of(first),
        false,
        new Ir.If(new Ir.LocalRef(value), new Ir.LocalRef(value), or(form, from + 1, env)));
  }

  private Ir cond(Seq form, int from, @Nullable Env env) {
    if (form.size() == from) {
      return Ir.Constant.UNSPECIFIED;
    }
    need(form.get(from) instanceof Seq clause && clause.size() > 0, "cond");
    Seq clause = (Seq) form.get(from);
    if (isWord(clause.get(0), "else", env)) {
      return expander.sequence(clause.rest(1), env);
    }
    Ir test = expander.expand(clause.get(0), env);
    Ir others = cond(form, from + 1, env);
    Local value = new Local("cond");
    if (clause.size() == 1) {
      Ir ref = new Ir.LocalRef(value);
      return new Ir.Let(List.of(value), List.of(test), false, new Ir.If(ref, ref, others));
    }
    if (clause.size() == 3 && isWord(clause.get(1), "=>", env)) {
      Ir ref = new Ir.LocalRef(value);
      Ir call = new Ir.Call(expander.expand(clause.get(2), env), List.of(ref), expander.spot);
      return new Ir.Let(List.of(value), List.of(test), false, new Ir.If(ref, call, others));
    }
    return new Ir.If(test, expander.sequence(clause.rest(1), env), others);
  }

  private boolean isWord(Object x, String word, @Nullable Env env) {
    return Data.isIdentifier(x)
        && Data.isSymbol(x, word)
        && !(expander.meaning(x, env) instanceof Local);
  }

  private Ir caseForm(Seq form, @Nullable Env env) {
    Local key = new Local("case");
    Ir code = Ir.Constant.UNSPECIFIED;
    for (int i = form.size() - 1; i >= 2; i--) {
      need(form.get(i) instanceof Seq clause && clause.size() > 0, "case");
      Seq clause = (Seq) form.get(i);
      boolean arrow = clause.size() == 3 && isWord(clause.get(1), "=>", env);
      Ir body =
          arrow
              ? new Ir.Call(
                  expander.expand(clause.get(2), env),
                  List.of(new Ir.LocalRef(key)),
                  expander.spot)
              : expander.sequence(clause.rest(1), env);
      if (isWord(clause.get(0), "else", env)) {
        code = body;
        continue;
      }
      Ir test =
          new Ir.Call(
              new Ir.Constant(new Value.External("memv")),
              List.of(new Ir.LocalRef(key), new Ir.Constant(Data.strip(clause.get(0)))),
              0);
      code = new Ir.If(test, body, code);
    }
    Ir value = expander.expand(form.get(1), env);
    return new Ir.Let(List.of(key), List.of(value), false, code);
  }

  private Ir guard(Seq form, @Nullable Env env) {
    need(form.get(1) instanceof Seq spec && spec.size() > 0, "guard");
    Seq spec = (Seq) form.get(1);
    Ir body = expander.body(form.rest(2), new Env(env));
    Env inside = new Env(env);
    Local condition = local(spec.get(0), inside);
    Ir clauses = cond(spec, 1, inside);
    return new Ir.Guarded(
        body,
        new Ir.Let(List.of(condition), List.of(new Ir.Constant(Atom.UNKNOWN)), false, clauses));
  }

  private Seq andLet(Seq form) {
    Object code =
        form.size() > 2 ? bodyForm("let", Seq.EMPTY, form.rest(2)) : (Object) true;
    Object[] clauses = bindings(form.get(1));
    for (int i = clauses.length - 1; i >= 0; i--) {
      Object clause = clauses[i];
      if (clause instanceof Seq seq && seq.size() == 2 && Data.isIdentifier(seq.get(0))) {
        code =
            Expander.form(
                "let", Seq.of(seq), Expander.form("if", seq.get(0), code, false));
      } else {
        Object test = clause instanceof Seq seq && seq.size() == 1 ? seq.get(0) : clause;
        code = Expander.form("if", test, code, false);
      }
    }
    return code instanceof Seq seq ? seq : Expander.form("begin", code);
  }

  /** SRFI-35 {@code (condition (&type (field value) ...) ...)}. */
  private static Seq condition(Seq form) {
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

  // ---------------------------------------------------------------- values and parameters

  private static Seq letValues(Seq form) {
    Object[] clauses = bindings(form.get(1));
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

  private static Seq parameterize(Seq form) {
    List<Object> call = new ArrayList<>();
    call.add(Expander.own("%call-with-parameters"));
    for (Object binding : bindings(form.get(1))) {
      need(binding instanceof Seq pair && pair.size() == 2, "parameterize");
      call.addAll(Arrays.asList(((Seq) binding).items));
    }
    call.add(bodyForm("lambda", Seq.EMPTY, form.rest(2)));
    return Seq.of(call.toArray());
  }

  private static Seq withFluids(Seq form) {
    List<Object> all = new ArrayList<>();
    if (form.size() > 1 && form.get(1) instanceof Seq bindings) {
      for (Object binding : bindings.items) {
        if (binding instanceof Seq pair) {
          all.addAll(Arrays.asList(pair.items));
        }
      }
    } else if (form.size() > 1) {
      all.add(form.get(1));
    }
    all.add(bodyForm("let", Seq.EMPTY, form.rest(2)));
    return Expander.form("begin", all.toArray());
  }

  private Ir cut(Seq form, boolean strict, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Object> formals = new ArrayList<>();
    List<Object> call = new ArrayList<>();
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    Object rest = null;
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
        values.add(expander.expand(item, outer));
        locals.add(local(name, env));
        call.add(name);
      } else {
        call.add(item);
      }
    }
    Seq application = Seq.of(call.toArray());
    Object[] body = {
      rest == null ? application : Seq.of(prepend(Expander.own("apply"), application.items))
    };
    Ir.Lambda lambda = lambda(new Seq(formals.toArray(), rest, 0), body, false, env);
    return strict ? new Ir.Let(locals, values, false, lambda) : lambda;
  }

  private static Object[] prepend(Object first, Object[] items) {
    Object[] all = new Object[items.length + 1];
    all[0] = first;
    System.arraycopy(items, 0, all, 1, items.length);
    return all;
  }

  private Ir set(Seq form, @Nullable Env env) {
    Ir value = expander.expand(form.get(2), env);
    if (Data.isIdentifier(form.get(1))) {
      if (expander.macro(form.get(1), env) != null) {
        return new Ir.Perhaps(List.of(value));
      }
      return new Ir.Set(expander.expand(form.get(1), env), value);
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
      parts.add(value);
      parts.add(Ir.Constant.UNSPECIFIED);
      return new Ir.Sequence(parts);
    }
    throw SchemeError.syntax("bad set!");
  }

  private Ir moduleReference(Seq form, boolean isPublic, @Nullable Env env) {
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

  // ---------------------------------------------------------------- quotation and syntax

  private Ir quasi(Object x, int level, @Nullable Env env) {
    if (!(x instanceof Seq seq)) {
      if (x instanceof Vec vec) {
        quasi(Seq.of(vec.items()), level, env);
        return new Ir.Constant(Atom.TRUTHY);
      }
      return new Ir.Constant(Data.strip(x));
    }
    if (seq.size() == 0) {
      return new Ir.Constant(x);
    }
    for (Object item : seq.items) {
      if (Data.isIdentifier(item)) {
        expander.macro(item, env); // compared with `unquote', and so looked up
      }
    }
    Object head = seq.get(0);
    if (seq.size() == 2 && Data.isSymbol(head, "unquote")) {
      return level == 0
          ? expander.expand(seq.get(1), env)
          : list("list", new Ir.Constant("unquote"), quasi(seq.get(1), level - 1, env));
    }
    if (seq.size() == 2 && Data.isSymbol(head, "quasiquote")) {
      return list("list", new Ir.Constant("quasiquote"), quasi(seq.get(1), level + 1, env));
    }
    Ir rest = new Ir.Constant(Seq.EMPTY);
    if (seq.tail != null) {
      rest = quasi(seq.tail, level, env);
    }
    for (int i = seq.size() - 1; i >= 0; i--) {
      Object item = seq.get(i);
      if (i == seq.size() - 2 && Data.isSymbol(item, "unquote") && level == 0) {
        rest = expander.expand(seq.get(i + 1), env); // (a . ,b)
        continue;
      }
      if (level == 0
          && item instanceof Seq inner
          && inner.size() == 2
          && Data.isSymbol(inner.get(0), "unquote-splicing")) {
        rest = list("append", expander.expand(inner.get(1), env), rest);
      } else {
        Ir element = quasi(item, level, env);
        rest =
            element instanceof Ir.Constant a && rest instanceof Ir.Constant b
                ? new Ir.Constant(Data.cons(a.value, b.value))
                : list("cons", element, rest);
      }
    }
    return rest;
  }

  private static Ir list(String procedure, Ir... operands) {
    return new Ir.Call(
        new Ir.Constant(new Value.External(procedure)), List.of(operands), 0);
  }

  private Ir syntax(Object template, @Nullable Env env) {
    return new Ir.Syntax(Template.read(template, env, "..."), env, world.current.name);
  }

  private Ir quasisyntax(Object template, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    Object plain = holes(template, 0, env, outer, locals, values);
    Ir code = syntax(plain, env);
    return locals.isEmpty() ? code : new Ir.Let(locals, values, false, code);
  }

  private Object holes(
      Object x, int level, Env env, @Nullable Env outer, List<Local> locals, List<Ir> values) {
    if (!(x instanceof Seq seq)) {
      return x;
    }
    if (seq.size() == 2 && Data.isSymbol(seq.get(0), "unsyntax") && level == 0) {
      return hole(seq.get(1), 0, env, outer, locals, values);
    }
    int inner = level;
    if (seq.size() == 2 && Data.isSymbol(seq.get(0), "quasisyntax")) {
      inner++;
    } else if (seq.size() == 2 && Data.isSymbol(seq.get(0), "unsyntax")) {
      inner--;
    }
    List<Object> items = new ArrayList<>();
    for (Object item : seq.items) {
      if (level == 0
          && item instanceof Seq part
          && part.size() == 2
          && Data.isSymbol(part.get(0), "unsyntax-splicing")) {
        items.add(hole(part.get(1), 1, env, outer, locals, values));
        items.add("...");
      } else {
        items.add(holes(item, inner, env, outer, locals, values));
      }
    }
    Object tail =
        seq.tail == null ? null : holes(seq.tail, inner, env, outer, locals, values);
    return new Seq(items.toArray(), tail, seq.spot);
  }

  private Object hole(
      Object expression,
      int depth,
      Env env,
      @Nullable Env outer,
      List<Local> locals,
      List<Ir> values) {
    Local local = new Local("hole");
    Object name = new Alias("hole", null, "(guile)", new Expansion());
    env.bind(name, new PatternVariable(local, depth));
    locals.add(local);
    Ir value = expander.expand(expression, outer);
    values.add(depth == 0 ? value : new Ir.Spliced(value));
    return name;
  }

  private Ir syntaxCase(Seq form, @Nullable Env outer) {
    List<Object> literals = Arrays.asList(bindings(form.get(2)));
    List<Ir.SyntaxCase.Clause> clauses = new ArrayList<>();
    for (Object item : form.rest(3)) {
      need(
          item instanceof Seq clause && (clause.size() == 2 || clause.size() == 3), "syntax-case");
      Seq clause = (Seq) item;
      Env env = new Env(outer);
      Pattern pattern = Pattern.read(clause.get(0), literals, "...", 0, env);
      Ir fender = clause.size() == 3 ? expander.expand(clause.get(1), env) : null;
      Ir output = expander.expand(clause.get(clause.size() - 1), env);
      clauses.add(new Ir.SyntaxCase.Clause(pattern, fender, output));
    }
    return new Ir.SyntaxCase(
        expander.expand(form.get(1), outer), clauses, outer, world.current.name);
  }

  private static Seq withSyntax(Seq form) {
    List<Object> patterns = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Object binding : bindings(form.get(1))) {
      need(binding instanceof Seq pair && pair.size() == 2, "with-syntax");
      patterns.add(((Seq) binding).get(0));
      values.add(((Seq) binding).get(1));
    }
    return Expander.form(
        "syntax-case",
        Expander.form("list", values.toArray()),
        Seq.EMPTY,
        Seq.of(Seq.of(patterns.toArray()), bodyForm("let", Seq.EMPTY, form.rest(2))));
  }

  private Ir rules(Seq form, @Nullable Env env) {
    int at = 1;
    String ellipsis = "...";
    need(form.size() >= 2, "syntax-rules");
    if (Data.isIdentifier(form.get(1))) {
      ellipsis = Data.symbol(form.get(1));
      at = 2;
    }
    need(form.size() > at, "syntax-rules");
    List<Object> literals = Arrays.asList(bindings(form.get(at)));
    List<Object> clauses = new ArrayList<>();
    for (Object clause : form.rest(at + 1)) {
      if (clause instanceof Seq) {
        clauses.add(clause); // documentation may come before them
      }
    }
    RuleSet set = RuleSet.read(literals, clauses.toArray(), ellipsis, env);
    return new Ir.RulesValue(new Macro.Rules(set, env, world.current.name));
  }

  private Ir identifierSyntax(Seq form, @Nullable Env env) {
    need(form.size() >= 2, "identifier-syntax");
    Object template = form.get(1);
    if (form.size() == 3 && form.get(1) instanceof Seq pair && pair.size() == 2) {
      template = pair.get(1);
    }
    Object[] clauses = {
      Seq.of(Seq.of("_", "x", "..."), Seq.of(template, "x", "...")), Seq.of("_", template)
    };
    RuleSet set = RuleSet.read(List.of(), clauses, "...", env);
    return new Ir.RulesValue(new Macro.Rules(set, env, world.current.name));
  }

  // ---------------------------------------------------------------- definitions in bodies

  /**
   * Deals with a definition inside a body: binds its names in {@code env}, leaves its values for
   * later. Returns a datum to go on with, {@link #TAKEN}, or null if the form is no definition.
   */
  @Nullable Seq bodyDefinition(
      String name,
      Seq form,
      Env env,
      List<Local> locals,
      List<Supplier<Ir>> values,
      List<Object> pending) {
    switch (name) {
      case "begin", "eval-when":
        {
          Object[] inner = form.rest(name.equals("begin") ? 1 : 2);
          pending.addAll(0, Arrays.asList(inner));
          return TAKEN;
        }
      case "define", "define*", "define-public", "define*-public", "define-once", "define-integrable":
        {
          Seq plain = definers.uncurry(form, name.startsWith("define*"));
          Object target = plain.get(1);
          locals.add(local(target, env));
          int at = expander.spot;
          values.add(
              () -> {
                expander.spot = at;
                return plain.size() > 2
                    ? expander.expand(plain.get(2), env)
                    : Ir.Constant.UNSPECIFIED;
              });
          return TAKEN;
        }
      case "define-values":
        {
          need(form.size() == 3, name);
          List<Object> names = new ArrayList<>();
          if (form.get(1) instanceof Seq seq) {
            names.addAll(Arrays.asList(seq.items));
            if (seq.tail != null) {
              names.add(seq.tail);
            }
          } else {
            names.add(form.get(1));
          }
          locals.add(new Local(" "));
          values.add(() -> expander.expand(form.get(2), env));
          for (Object each : names) {
            locals.add(local(each, env));
            values.add(() -> new Ir.Constant(Atom.UNKNOWN));
          }
          return TAKEN;
        }
      case "define-syntax", "define-syntax-parameter":
        need(form.size() == 3, name);
        env.bind(form.get(1), localMacro(form.get(2), env));
        return TAKEN;
      case "let-syntax", "letrec-syntax":
        return null;
      default:
        {
          Seq desugared = definers.desugar(name, form, env);
          return desugared != null ? desugared : definers.splice(name, form, env);
        }
    }
  }
}

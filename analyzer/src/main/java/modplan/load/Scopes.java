package modplan.load;

import static modplan.load.CoreForms.need;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Env.Local;
import modplan.load.Mod.Var;
import org.jspecify.annotations.Nullable;

/** Forms that bind local variables or macros: {@code lambda}, {@code let} and their kin. */
final class Scopes {
  private final Expander expander;
  private final World world;

  Scopes(Expander expander) {
    this.expander = expander;
    this.world = expander.world;
  }

  Lambda thunk(Object[] forms, @Nullable Env env) {
    return lambda(Seq.EMPTY, forms, false, env);
  }

  Lambda lambda(Object formals, Object[] forms, boolean star, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Local> required = new ArrayList<>();
    List<Local> optional = new ArrayList<>();
    List<Ir> defaults = new ArrayList<>();
    List<String> keywords = new ArrayList<>();
    Local rest = null;
    boolean open = false;
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
            open |= mode.equals("allow-other-keys");
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
      return new Lambda(required, optional, defaults, keywords, open, rest, body);
    } finally {
      expander.lambdas--;
    }
  }

  static Local local(Object identifier, Env env) {
    if (!Data.isIdentifier(identifier)) {
      throw SchemeError.syntax("invalid argument list");
    }
    if (env.binds(identifier)) {
      throw SchemeError.syntax("duplicate identifier");
    }
    Local local = new Local(Data.symbol(identifier));
    env.bind(identifier, local);
    return local;
  }

  Ir caseLambda(Seq form, boolean star, @Nullable Env env) {
    List<Lambda> cases = new ArrayList<>();
    for (Object clause : form.rest(1)) {
      if (clause instanceof Text || clause == Atom.STRING) {
        continue;
      }
      need(clause instanceof Seq seq && seq.size() >= 2, "case-lambda");
      Seq seq = (Seq) clause;
      cases.add(lambda(seq.get(0), seq.rest(1), star, env));
    }
    return new CaseLambda(cases);
  }

  Ir let(Seq form, @Nullable Env outer) {
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

  static Object[] bindings(Object list) {
    need(list instanceof Seq seq && seq.isProper(), "let");
    return ((Seq) list).items;
  }

  static Seq pair(Object binding) {
    need(binding instanceof Seq seq && seq.size() == 2 && Data.isIdentifier(seq.get(0)), "let");
    return (Seq) binding;
  }

  /** {@code (name value)}, or {@code (name ... value)} of SRFI-71 for several values. */
  static Seq several(Object binding) {
    need(binding instanceof Seq seq && seq.size() >= 2 && Data.isIdentifier(seq.get(0)), "let");
    return (Seq) binding;
  }

  static void bindAll(Seq several, List<Local> locals, List<Ir> values, Env env) {
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
      values.set(last, new Ir.Sequence(List.of(values.get(last), new Ir.Constant(Atom.UNKNOWN))));
    }
  }

  Ir letStar(Seq form, @Nullable Env outer) {
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

  Ir letrec(Seq form, @Nullable Env outer) {
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

  Ir namedLet(Seq form, @Nullable Env outer) {
    need(form.size() >= 4, "let");
    List<Ir> values = new ArrayList<>();
    List<Object> formals = new ArrayList<>();
    for (Object binding : bindings(form.get(2))) {
      values.add(expander.expand(pair(binding).get(1), outer));
      formals.add(pair(binding).get(0));
    }
    Env env = new Env(outer);
    Local loop = local(form.get(1), env);
    return new Ir.Loop(loop, loopBody(formals, form.rest(3), env), values, expander.spot);
  }

  /** The procedure of a loop: it runs where it stands. */
  private Lambda loopBody(List<Object> formals, Object[] forms, Env env) {
    int lambdas = expander.lambdas;
    Lambda body = lambda(Seq.of(formals.toArray()), forms, false, env);
    expander.lambdas = lambdas;
    return body;
  }

  /**
   * {@code (do ((var init step) ...) (test result ...) body ...)}. Guile makes a {@code letrec} of
   * it, so that what the variables begin with is expanded last.
   */
  Ir doLoop(Seq form, @Nullable Env outer) {
    Object loop = new Alias("loop", null, "(guile)", new Expansion());
    List<Object> formals = new ArrayList<>();
    List<Object> begin = new ArrayList<>();
    List<Object> again = new ArrayList<>();
    again.add(loop);
    for (Object item : bindings(form.get(1))) {
      need(item instanceof Seq seq && seq.isProper() && seq.size() >= 2, "do");
      Seq spec = (Seq) item;
      need(spec.size() <= 3, "do");
      formals.add(spec.get(0));
      begin.add(spec.get(1));
      again.add(spec.size() > 2 ? spec.get(2) : spec.get(0));
    }
    need(form.get(2) instanceof Seq test && test.isProper() && test.size() > 0, "do");
    Seq test = (Seq) form.get(2);
    List<Object> body = new ArrayList<>(Arrays.asList(form.rest(3)));
    body.add(Seq.of(again.toArray()));
    Seq choice =
        Expander.form(
            "if",
            test.get(0),
            Expander.form("begin", test.rest(1)),
            Expander.form("begin", body.toArray()));
    Env env = new Env(outer);
    Local name = local(loop, env);
    Lambda procedure = loopBody(formals, new Object[] {choice}, env);
    return new Ir.Loop(name, procedure, expander.expandAll(begin.toArray(), env), expander.spot);
  }

  Ir letSyntax(Seq form, @Nullable Env outer) {
    Env scope = syntaxScope(form, outer);
    if (form.get(form.size() - 1) instanceof Seq last
        && last.size() > 0
        && Data.isIdentifier(last.get(0))
        && Data.symbol(last.get(0)).startsWith("define")) {
      throw new Beyond("definitions in a let-syntax, which belong to the body around it", "");
    }
    return expander.body(form.rest(2), scope);
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
      return MacroUses.asMacro(code.eval(world, null), false, world.current.name);
    } catch (Beyond e) {
      return new Macro.Opaque(e.reason);
    }
  }

  Ir syntaxParameterize(Seq form, @Nullable Env env) {
    List<Runnable> restore = new ArrayList<>();
    try {
      for (Object binding : bindings(form.get(1))) {
        Seq pair = pair(binding);
        Object meaning = expander.meaning(pair.get(0), env);
        Var variable =
            meaning instanceof Global global
                ? world.variable(global.module(), global.name())
                : null;
        if (meaning instanceof Macro local) {
          Macro inside = localMacro(pair.get(1), env);
          Env.replace(pair.get(0), env, local, inside);
          restore.add(() -> Env.replace(pair.get(0), env, inside, local));
          continue;
        }
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
}

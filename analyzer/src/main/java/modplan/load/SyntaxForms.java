package modplan.load;

import static modplan.load.CoreForms.bodyForm;
import static modplan.load.CoreForms.need;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.load.Data.Alias;
import modplan.load.Data.Expansion;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import modplan.load.Env.PatternVariable;
import org.jspecify.annotations.Nullable;

/** Templates, {@code syntax-case} and {@code syntax-rules}. */
final class SyntaxForms {
  private final Expander expander;
  private final World world;

  SyntaxForms(Expander expander) {
    this.expander = expander;
    this.world = expander.world;
  }

  private static final Object ELLIPSIS = new Object();

  /** {@code (with-ellipsis ::: body ...)}. */
  Ir withEllipsis(Seq form, @Nullable Env outer) {
    need(form.size() >= 3 && Data.isIdentifier(form.get(1)), "with-ellipsis");
    Env env = new Env(outer);
    env.bind(ELLIPSIS, Data.symbol(form.get(1)));
    return expander.body(form.rest(2), env);
  }

  private static String ellipsis(@Nullable Env env) {
    return Env.find(env, ELLIPSIS) instanceof String custom ? custom : "...";
  }

  static Ir list(String procedure, Ir... operands) {
    return new Call(new Ir.Constant(new Value.External(procedure)), List.of(operands), 0);
  }

  Ir syntax(Object template, @Nullable Env env) {
    Template read = Template.read(template, env, ellipsis(env));
    lookUp(read, env);
    return new SyntaxCode.Syntax(read, env, world.current.name);
  }

  /** The names in a template are looked up when it is expanded, which triggers autoloads. */
  private void lookUp(Template template, @Nullable Env env) {
    if (world.current.uses.stream().noneMatch(use -> use.waitsFor != null)) {
      return;
    }
    if (template instanceof Template.Identifier identifier) {
      expander.macro(identifier.identifier(), env);
    } else if (template instanceof Template.Sequence sequence) {
      Deep.run(
          () -> {
            sequence.elements().forEach(element -> lookUp(element.template(), env));
            if (sequence.tail() != null) {
              lookUp(sequence.tail(), env);
            }
          });
    } else if (template instanceof Template.Vector vector) {
      lookUp(vector.elements(), env);
    }
  }

  Ir quasisyntax(Object template, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Local> locals = new ArrayList<>();
    List<Ir> values = new ArrayList<>();
    Object plain = holes(template, 0, env, outer, locals, values);
    Ir code = syntax(plain, env);
    return locals.isEmpty() ? code : new Ir.Let(locals, values, false, code);
  }

  Object holes(
      Object x, int level, Env env, @Nullable Env outer, List<Local> locals, List<Ir> values) {
    if (x instanceof Vec vec) {
      Object elements = holes(Seq.of(vec.items()), level, env, outer, locals, values);
      return elements instanceof Seq all && all.isProper() ? new Vec(all.items) : x;
    }
    return x instanceof Seq seq
        ? Deep.call(() -> holesIn(dotted(seq), level, env, outer, locals, values))
        : x;
  }

  /**
   * What the reader has made {@code (a unsyntax b)} of, {@code (a . #,b)}; other lists as they are.
   */
  private static Seq dotted(Seq seq) {
    int last = seq.size() - 2;
    return last > 0 && seq.isProper() && Data.isSymbol(seq.get(last), "unsyntax")
        ? new Seq(Arrays.copyOf(seq.items, last), Seq.of(seq.rest(last)), seq.spot)
        : seq;
  }

  private Object holesIn(
      Seq seq, int level, Env env, @Nullable Env outer, List<Local> locals, List<Ir> values) {
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
        items.add(ellipsis(env));
      } else {
        items.add(holes(item, inner, env, outer, locals, values));
      }
    }
    Object tail = seq.tail == null ? null : holes(seq.tail, inner, env, outer, locals, values);
    return new Seq(items.toArray(), tail, seq.spot);
  }

  Object hole(
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
    values.add(depth == 0 ? value : new SyntaxCode.Spliced(value));
    return name;
  }

  Ir syntaxCase(Seq form, @Nullable Env outer) {
    List<Object> literals = Arrays.asList(Scopes.bindings(form.get(2)));
    List<SyntaxCode.SyntaxCase.Clause> clauses = new ArrayList<>();
    for (Object item : form.rest(3)) {
      need(item instanceof Seq clause && (clause.size() == 2 || clause.size() == 3), "syntax-case");
      Seq clause = (Seq) item;
      Env env = new Env(outer);
      Pattern pattern = Pattern.read(clause.get(0), literals, ellipsis(env), 0, env);
      checkVariables(env, outer);
      Ir fender = clause.size() == 3 ? expander.expand(clause.get(1), env) : null;
      Ir output = expander.expand(clause.get(clause.size() - 1), env);
      clauses.add(new SyntaxCode.SyntaxCase.Clause(pattern, fender, output));
    }
    return new SyntaxCode.SyntaxCase(
        expander.expand(form.get(1), outer), clauses, outer, world.current.name);
  }

  /** No pattern variable comes twice; {@code _} may have another name. */
  private void checkVariables(Env scope, @Nullable Env outer) {
    Object twice = scope.twice();
    if (twice != null
        && !(expander.macro(twice, outer) instanceof Macro.Builtin builtin
            && CoreForms.AUXILIARY.contains(builtin.name()))) {
      throw SchemeError.syntax("duplicate pattern variable");
    }
  }

  static Seq withSyntax(Seq form) {
    List<Object> patterns = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Object binding : Scopes.bindings(form.get(1))) {
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

  Ir rules(Seq form, @Nullable Env env) {
    int at = 1;
    String ellipsis = "...";
    need(form.size() >= 2, "syntax-rules");
    if (Data.isIdentifier(form.get(1))) {
      ellipsis = Data.symbol(form.get(1));
      at = 2;
    }
    need(form.size() > at, "syntax-rules");
    List<Object> literals = Arrays.asList(Scopes.bindings(form.get(at)));
    List<Object> clauses = new ArrayList<>();
    for (Object clause : form.rest(at + 1)) {
      if (clause instanceof Seq) {
        clauses.add(clause); // documentation may come before them
      }
    }
    RuleSet set = RuleSet.read(literals, clauses.toArray(), ellipsis, env);
    set.scopes().forEach(scope -> checkVariables(scope, env));
    set.templates().forEach(template -> lookUp(template, env));
    return new SyntaxCode.RulesValue(new Macro.Rules(set, env, world.current.name));
  }

  Ir identifierSyntax(Seq form, @Nullable Env env) {
    need(form.size() >= 2, "identifier-syntax");
    Object template = form.get(1);
    if (form.size() == 3 && form.get(1) instanceof Seq pair && pair.size() == 2) {
      template = pair.get(1);
    }
    Object[] clauses = {
      Seq.of(Seq.of("_", "x", "..."), Seq.of(template, "x", "...")), Seq.of("_", template)
    };
    RuleSet set = RuleSet.read(List.of(), clauses, "...", env);
    set.isAssignable = form.size() == 3;
    return new SyntaxCode.RulesValue(new Macro.Rules(set, env, world.current.name));
  }
}

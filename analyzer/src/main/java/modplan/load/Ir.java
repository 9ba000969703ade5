package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Env.Cell;
import modplan.load.Env.Local;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Var;
import modplan.load.Pattern.Many;
import org.jspecify.annotations.Nullable;

/**
 * Expanded code. It names modules rather than holding them, so that the code of a {@code .go} can
 * run in another process than the one that made it.
 */
abstract class Ir {
  /** The value; raises what Guile would raise. */
  abstract Object eval(World world, @Nullable Cell cells);

  /** Hands over the parts; those that do not run with the form itself to {@code delayed}. */
  void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {}

  static final class Constant extends Ir {
    static final Constant UNSPECIFIED = new Constant(Atom.UNSPECIFIED);

    final Object value;

    Constant(Object value) {
      this.value = value;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return value;
    }
  }

  static final class LocalRef extends Ir {
    final Local local;

    LocalRef(Local local) {
      this.local = local;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Cell cell = Cell.find(cells, local);
      return cell == null || cell.value == Data.DEFAULT ? Atom.UNKNOWN : cell.value;
    }
  }

  /** A variable of a module, or one that it imports, looked up when it is needed. */
  static final class TopRef extends Ir {
    final String module;
    final String name;
    final boolean compiled;
    final int spot;

    TopRef(String module, String name, boolean compiled, int spot) {
      this.module = module;
      this.name = name;
      this.compiled = compiled;
      this.spot = spot;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Var variable = world.variable(module, name);
      if (variable != null && variable.value != null) {
        return known(variable.value);
      }
      Ir ahead = world.ahead(module, name);
      if (ahead != null) {
        // The definitions of a unit are one letrec* in a .go: procedures are there from the start.
        return ahead instanceof Lambda || ahead instanceof CaseLambda
            ? ahead.eval(world, null)
            : Atom.UNSPECIFIED;
      }
      Mod known = world.known(module);
      if (known != null && known.hasUnknownNames && !world.isPromised(known, name)) {
        return Atom.UNKNOWN;
      }
      boolean plain = world.isVersion3() || !compiled || variable == null;
      throw unbound(plain, name, spot);
    }
  }

  /**
   * Guile reports the same mistake under two keys: code of a .go of 2.2, and {@code @} where it is
   * interpreted, say {@code misc-error}.
   */
  private static SchemeError unbound(boolean plain, String name, int spot) {
    SchemeError error = new SchemeError(plain ? "unbound-variable" : "misc-error", name);
    error.spot = spot;
    return error;
  }

  /** {@code (@ (m) x)} and {@code (@@ (m) x)}, also what Guile puts in itself. */
  static final class ModuleRef extends Ir {
    final String module;
    final String name;
    final boolean isPublic;
    final boolean compiled;
    final int spot;

    ModuleRef(String module, String name, boolean isPublic, boolean compiled, int spot) {
      this.module = module;
      this.name = name;
      this.isPublic = isPublic;
      this.compiled = compiled;
      this.spot = spot;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Var variable = find(world);
      if (variable != null && variable.value != null) {
        return known(variable.value);
      }
      Mod known = world.known(module);
      if (known != null && known.hasUnknownNames && !world.isPromised(known, name)) {
        return Atom.UNKNOWN;
      }
      boolean plain = compiled ? world.isVersion3() : variable == null;
      throw unbound(plain, name, spot);
    }

    private @Nullable Var find(World world) {
      Mod known = world.known(module);
      if (!isPublic && known != null) {
        return world.variable(known, name);
      }
      Interface offered = world.find(module);
      if (offered == null) {
        throw new SchemeError(compiled ? "misc-error" : "wrong-type-arg", "");
      }
      return isPublic ? World.offered(offered, name) : world.variable(module, name);
    }
  }

  private static Object known(Object value) {
    return value instanceof Value.Deferred deferred ? deferred.force() : value;
  }

  static final class Define extends Ir {
    final String module;
    final String name;
    final Ir value;
    final int spot;

    Define(String module, String name, Ir value, int spot) {
      this.module = module;
      this.name = name;
      this.value = value;
      this.spot = spot;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object result = value.eval(world, cells);
      Mod target = world.known(module);
      if (target != null) {
        target.local(name).value = result;
      }
      return Atom.UNSPECIFIED;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(value);
    }
  }

  /** Installs a macro; its transformer is made anew, as Guile does when it loads. */
  static final class DefineMacro extends Ir {
    final String module;
    final String name;
    final @Nullable Ir transformer;
    final @Nullable Macro macro;
    final boolean onData;
    final int spot;

    DefineMacro(
        String module,
        String name,
        @Nullable Ir transformer,
        @Nullable Macro macro,
        boolean onData,
        int spot) {
      this.module = module;
      this.name = name;
      this.transformer = transformer;
      this.macro = macro;
      this.onData = onData;
      this.spot = spot;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object value = macro;
      if (value == null && transformer != null) {
        value = Expander.asMacro(transformer.eval(world, cells), onData, module);
      }
      Mod target = world.known(module);
      if (target != null && value != null) {
        target.local(name).value = value;
      }
      return Atom.UNSPECIFIED;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      if (transformer != null) {
        strict.accept(transformer);
      }
    }
  }

  static final class Set extends Ir {
    final Ir target;
    final Ir value;

    Set(Ir target, Ir value) {
      this.target = target;
      this.value = value;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object result = value.eval(world, cells);
      if (world.maybe > 0) {
        result = Atom.UNKNOWN;
      }
      if (target instanceof LocalRef ref) {
        Cell cell = Cell.find(cells, ref.local);
        if (cell != null) {
          cell.value = result;
        }
      } else if (target instanceof TopRef ref) {
        Var variable = world.variable(ref.module, ref.name);
        if (variable == null || variable.value == null) {
          throw SchemeError.unbound(ref.name);
        }
        variable.value = result;
      }
      return Atom.UNSPECIFIED;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(target);
      strict.accept(value);
    }
  }

  static final class If extends Ir {
    final Ir test;
    final Ir consequent;
    final Ir alternative;

    If(Ir test, Ir consequent, Ir alternative) {
      this.test = test;
      this.consequent = consequent;
      this.alternative = alternative;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object value = test.eval(world, cells);
      if (value == Atom.UNKNOWN && world.survey) {
        return consequent.eval(world, cells); // both define the same names, most likely
      }
      if (value == Atom.UNKNOWN) {
        Object one = maybe(consequent, world, cells);
        Object other = maybe(alternative, world, cells);
        return one.equals(other) ? one : Calls.either(one, other);
      }
      return (Boolean.FALSE.equals(value) ? alternative : consequent).eval(world, cells);
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(test);
      strict.accept(consequent);
      strict.accept(alternative);
    }
  }

  /** Runs what may or may not run: an error in it makes the outcome unknown. */
  static Object maybe(Ir code, World world, @Nullable Cell cells) {
    world.maybe++;
    try {
      return code.eval(world, cells);
    } catch (SchemeError e) {
      if (!e.isAboutBindings()) {
        return Atom.UNKNOWN;
      }
      Beyond doubt = new Beyond("on a path that may not be taken, " + e.kind, e.name);
      doubt.spot = e.spot;
      throw doubt;
    } finally {
      world.maybe--;
    }
  }

  static final class Sequence extends Ir {
    final List<Ir> forms;

    Sequence(List<Ir> forms) {
      this.forms = forms;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object value = Atom.UNSPECIFIED;
      for (Ir form : forms) {
        value = form.eval(world, cells);
      }
      return value;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      forms.forEach(strict);
    }
  }

  /** {@code let}, or {@code letrec*} where each value sees all the variables. */
  static final class Let extends Ir {
    final List<Local> locals;
    final List<Ir> values;
    final boolean recursive;
    final Ir body;

    Let(List<Local> locals, List<Ir> values, boolean recursive, Ir body) {
      this.locals = locals;
      this.values = values;
      this.recursive = recursive;
      this.body = body;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Cell inside = cells;
      if (recursive) {
        for (Local local : locals) {
          inside = new Cell(local, Data.DEFAULT, inside);
        }
        for (int i = 0; i < values.size(); i++) {
          Cell cell = Cell.find(inside, locals.get(i));
          Object value = values.get(i).eval(world, inside);
          if (cell != null) {
            cell.value = value;
          }
        }
        return body.eval(world, inside);
      }
      for (int i = 0; i < values.size(); i++) {
        inside = new Cell(locals.get(i), values.get(i).eval(world, cells), inside);
      }
      return body.eval(world, inside);
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      values.forEach(strict);
      strict.accept(body);
    }
  }

  /** A procedure; the last of its optional variables are those of its keywords. */
  static final class Lambda extends Ir {
    final List<Local> required;
    final List<Local> optional;
    final List<Ir> defaults;
    final List<String> keywords;
    final @Nullable Local rest;
    final Ir body;

    Lambda(
        List<Local> required,
        List<Local> optional,
        List<Ir> defaults,
        List<String> keywords,
        @Nullable Local rest,
        Ir body) {
      this.required = required;
      this.optional = optional;
      this.defaults = defaults;
      this.keywords = keywords;
      this.rest = rest;
      this.body = body;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return new Value.Procedure(this, cells);
    }

    boolean accepts(int arguments) {
      return arguments >= required.size()
          && (rest != null
              || !keywords.isEmpty()
              || arguments <= required.size() + optional.size());
    }

    /** The cells of a call. */
    Cell bind(World world, Object[] arguments, @Nullable Cell cells) {
      Cell inside = new Cell(NOBODY, Atom.UNSPECIFIED, cells);
      int at = 0;
      for (Local local : required) {
        inside = new Cell(local, at < arguments.length ? arguments[at] : Atom.UNKNOWN, inside);
        at++;
      }
      int plain = optional.size() - keywords.size();
      for (int i = 0; i < plain; i++) {
        boolean given = at < arguments.length && !(keywords.size() > 0 && isKeyword(arguments[at]));
        Object value = given ? arguments[at++] : defaults.get(i).eval(world, inside);
        inside = new Cell(optional.get(i), value, inside);
      }
      for (int i = 0; i < keywords.size(); i++) {
        Object value = Data.DEFAULT;
        for (int k = at; k + 1 < arguments.length; k += 2) {
          if (arguments[k] instanceof Data.Keyword keyword
              && keyword.name().equals(keywords.get(i))) {
            value = arguments[k + 1];
            break;
          }
        }
        if (value == Data.DEFAULT) {
          value = defaults.get(plain + i).eval(world, inside);
        }
        inside = new Cell(optional.get(plain + i), value, inside);
      }
      if (rest != null) {
        Object[] left =
            at < arguments.length
                ? java.util.Arrays.copyOfRange(arguments, at, arguments.length)
                : new Object[0];
        inside = new Cell(rest, new Seq(left, null, 0), inside);
      }
      return inside;
    }

    private static final Local NOBODY = new Local("");

    private static boolean isKeyword(Object x) {
      return x instanceof Data.Keyword;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      defaults.forEach(delayed);
      delayed.accept(body);
    }
  }

  /** A named {@code let}: a procedure that is called at once. */
  static final class Loop extends Ir {
    final Local name;
    final Lambda procedure;
    final List<Ir> values;
    final int spot;

    Loop(Local name, Lambda procedure, List<Ir> values, int spot) {
      this.name = name;
      this.procedure = procedure;
      this.values = values;
      this.spot = spot;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object[] arguments = new Object[values.size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = values.get(i).eval(world, cells);
      }
      Cell inside = new Cell(name, Atom.UNKNOWN, cells);
      Value.Procedure loop = new Value.Procedure(procedure, inside);
      inside.value = loop;
      return Calls.apply(world, loop, arguments);
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      values.forEach(strict);
      strict.accept(procedure.body);
    }
  }

  /** A list as the matches of a repeated pattern variable. */
  static final class Spliced extends Ir {
    final Ir list;

    Spliced(Ir list) {
      this.list = list;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object value = list.eval(world, cells);
      return value instanceof Seq seq && seq.isProper()
          ? new Many(List.of(seq.items))
          : Atom.UNKNOWN;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(list);
    }
  }

  static final class CaseLambda extends Ir {
    final List<Lambda> cases;

    CaseLambda(List<Lambda> cases) {
      this.cases = cases;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return new Value.Cases(cases.stream().map(code -> new Value.Procedure(code, cells)).toList());
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      cases.forEach(strict);
    }
  }

  static final class Call extends Ir {
    final Ir operator;
    final List<Ir> operands;
    final int spot;

    Call(Ir operator, List<Ir> operands, int spot) {
      this.operator = operator;
      this.operands = operands;
      this.spot = spot;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object procedure = operator.eval(world, cells);
      Object[] arguments = new Object[operands.size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = operands.get(i).eval(world, cells);
      }
      try {
        return Calls.apply(world, procedure, arguments);
      } catch (SchemeError e) {
        if (e.spot == 0) {
          e.spot = spot;
        }
        throw nameOperator(e, procedure);
      }
    }

    /** An error of applying this very operator is named after it. */
    private SchemeError nameOperator(SchemeError e, Object procedure) {
      if (e.name.isEmpty()
          && !(procedure instanceof Value.Procedure)
          && (e.kind.equals("apply-macro") || e.kind.equals("wrong-type-to-apply"))) {
        String name =
            operator instanceof TopRef ref
                ? ref.name
                : operator instanceof ModuleRef ref ? ref.name : "";
        SchemeError named = new SchemeError(e.kind, name);
        named.spot = spot;
        return named;
      }
      return e;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(operator);
      boolean calls = Calls.runsItsArguments(operator);
      for (Ir operand : operands) {
        if (calls && operand instanceof Lambda lambda) {
          strict.accept(lambda.body);
        } else {
          strict.accept(operand);
        }
      }
      if (operator instanceof Lambda lambda) {
        strict.accept(lambda.body);
      }
    }
  }

  /** Parts of a form that nobody knows how to run. */
  static final class Perhaps extends Ir {
    final List<Ir> forms;

    Perhaps(List<Ir> forms) {
      this.forms = forms;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      for (Ir form : forms) {
        maybe(form, world, cells);
      }
      return Atom.UNKNOWN;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      forms.forEach(strict);
    }
  }

  /** {@code (false-if-exception x)}, {@code guard}: errors inside do not leave it. */
  static final class Guarded extends Ir {
    final Ir body;
    final Ir handler;

    Guarded(Ir body, Ir handler) {
      this.body = body;
      this.handler = handler;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      try {
        return body.eval(world, cells);
      } catch (SchemeError e) {
        maybe(handler, world, cells);
        return Atom.UNKNOWN;
      }
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(body);
      delayed.accept(handler);
    }
  }

  /** {@code (delay x)}. */
  static final class Delay extends Ir {
    final Lambda thunk;

    Delay(Lambda thunk) {
      this.thunk = thunk;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return new Value.Promise(new Value.Procedure(thunk, cells));
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      delayed.accept(thunk.body);
    }
  }

  /** A change of the module system: {@code define-module}, {@code use-modules}, {@code export}. */
  static final class ModuleChange extends Ir {
    final Consumer<World> change;

    ModuleChange(Consumer<World> change) {
      this.change = change;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      change.accept(world);
      return Atom.UNSPECIFIED;
    }
  }

  /** {@code (load "x")}: reads and runs a file now. */
  static final class Load extends Ir {
    final String path;

    Load(String path) {
      this.path = path;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      TopLevel.loadFile(world, path);
      return Atom.UNSPECIFIED;
    }
  }

  /** {@code #'x}. */
  static final class Syntax extends Ir {
    final Template template;
    final @Nullable Env env;
    final String module;

    Syntax(Template template, @Nullable Env env, String module) {
      this.template = template;
      this.env = env;
      this.module = module;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return Template.fill(
          template,
          local -> {
            Cell cell = Cell.find(cells, local);
            return cell == null || cell.value == Atom.UNKNOWN ? unknown() : cell.value;
          },
          identifier -> world.expander.rename(identifier, env, module),
          0);
    }

    private static Object unknown() {
      throw new Beyond("syntax that is computed", "");
    }
  }

  /** {@code syntax-case}. */
  static final class SyntaxCase extends Ir {
    record Clause(Pattern pattern, @Nullable Ir fender, Ir output) {}

    final Ir input;
    final List<Clause> clauses;
    final @Nullable Env env;
    final String module;

    SyntaxCase(Ir input, List<Clause> clauses, @Nullable Env env, String module) {
      this.input = input;
      this.clauses = clauses;
      this.env = env;
      this.module = module;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object datum = input.eval(world, cells);
      if (datum == Atom.UNKNOWN) {
        throw new Beyond("syntax that is computed", "");
      }
      for (Clause clause : clauses) {
        Map<Local, Object> matches = new HashMap<>();
        if (!Pattern.match(
            clause.pattern(),
            datum,
            (id, literal) -> world.expander.sameLiteral(id, literal, env, module),
            matches)) {
          continue;
        }
        Cell inside = cells;
        for (Map.Entry<Local, Object> match : matches.entrySet()) {
          inside = new Cell(match.getKey(), match.getValue(), inside);
        }
        if (clause.fender() != null) {
          Object passes = clause.fender().eval(world, inside);
          if (passes == Atom.UNKNOWN) {
            throw new Beyond("a fender that is computed", "");
          }
          if (Boolean.FALSE.equals(passes)) {
            continue;
          }
        }
        return clause.output().eval(world, inside);
      }
      throw SchemeError.syntax("source expression failed to match any pattern");
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(input);
      for (Clause clause : clauses) {
        if (clause.fender() != null) {
          strict.accept(clause.fender());
        }
        strict.accept(clause.output());
      }
    }
  }

  /** A pattern variable outside of a template: as a value of ours, {@code Many} is a list. */
  static Object asValue(Object match) {
    if (match instanceof Many many) {
      List<Object> values = new ArrayList<>();
      many.values().forEach(value -> values.add(asValue(value)));
      return new Seq(values.toArray(), null, 0);
    }
    return match;
  }

  /** {@code syntax-rules} as the value of a transformer expression. */
  static final class RulesValue extends Ir {
    final Macro.Rules macro;

    RulesValue(Macro.Rules macro) {
      this.macro = macro;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      return macro;
    }
  }
}

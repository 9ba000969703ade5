package modplan.load;

import java.util.List;
import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Env.Cell;
import modplan.load.Env.Local;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Var;
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

  /** Code that runs other code; however deeply it is nested, there is room for it. */
  abstract static class Nested extends Ir {
    @Override
    final Object eval(World world, @Nullable Cell cells) {
      if (!Deep.enter()) {
        return Deep.call(() -> run(world, cells));
      }
      try {
        return run(world, cells);
      } finally {
        Deep.leave();
      }
    }

    /** The value, as {@link #eval}. */
    abstract Object run(World world, @Nullable Cell cells);
  }

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
      if (mayBeBound(world, module, name, variable)) {
        return Atom.UNKNOWN;
      }
      boolean plain = world.isVersion3() || !compiled || variable == null;
      throw unbound(plain, name, spot);
    }
  }

  /**
   * What a compiled unit defines once and never assigns: the unit knows the value itself, so that
   * an assignment from outside of it is not seen.
   */
  static final class OwnRef extends Ir {
    final String module;
    final String name;
    private final TopRef variable;

    OwnRef(String module, String name, int spot) {
      this.module = module;
      this.name = name;
      this.variable = new TopRef(module, name, true, spot);
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      Object own = world.own(module, name);
      return own == null ? variable.eval(world, cells) : own;
    }
  }

  /**
   * Whether a name may have got a value by what nobody sees, in C say: here or where it is from.
   */
  private static boolean mayBeBound(
      World world, String module, String name, @Nullable Var variable) {
    Mod known = world.known(module);
    if (known != null && known.hasUnknownNames && !world.isPromised(known, name)) {
      return true;
    }
    if (variable == null) {
      return false;
    }
    Mod owner = world.known(variable.module);
    return owner != null && owner.hasUnknownNames && !world.isPromised(owner, variable.name);
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
      if (mayBeBound(world, module, name, variable)) {
        return Atom.UNKNOWN;
      }
      if (!isPublic && world.known(module) == null && world.guile(module) != null) {
        return Atom.UNKNOWN; // what Guile's modules define for themselves is not listed
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
      return isPublic ? Interfaces.offered(offered, name) : world.variable(module, name);
    }
  }

  private static Object known(Object value) {
    return value instanceof Value.Deferred deferred ? deferred.force() : value;
  }

  static final class Set extends Nested {
    final Ir target;
    final Ir value;

    Set(Ir target, Ir value) {
      this.target = target;
      this.value = value;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
      Object result = value.eval(world, cells);
      if (world.maybe > 0) {
        Calls.lose(world, result);
        result = Atom.UNKNOWN;
      }
      if (target instanceof LocalRef ref) {
        Cell cell = Cell.find(cells, ref.local);
        if (cell != null) {
          cell.value = result;
        }
      } else if (target instanceof TopRef ref) {
        Var variable = world.variable(ref.module, ref.name);
        if (variable != null && variable.value != null) {
          variable.value = result;
        } else if (!mayBeBound(world, ref.module, ref.name, variable)) {
          throw SchemeError.unbound(ref.name);
        }
      }
      return Atom.UNSPECIFIED;
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(target);
      strict.accept(value);
    }
  }

  static final class If extends Nested {
    final Ir test;
    final Ir consequent;
    final Ir alternative;

    If(Ir test, Ir consequent, Ir alternative) {
      this.test = test;
      this.consequent = consequent;
      this.alternative = alternative;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
      Object value = test.eval(world, cells);
      if (value == Atom.UNKNOWN && world.survey) {
        return consequent.eval(world, cells); // both define the same names, most likely
      }
      if (value == Atom.UNKNOWN) {
        Object one = maybe(consequent, world, cells);
        Object other = maybe(alternative, world, cells);
        return one.equals(other) ? one : Calls.either(world, one, other);
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
      Beyond doubt = new Beyond("on a path that may not be taken, " + e.kind, e.name, e.spot);
      if (e.isAboutBindings()) {
        world.doubt(doubt);
      } else {
        world.assume(doubt);
      }
      return Atom.UNKNOWN;
    } catch (Beyond e) {
      world.doubt(e);
      return Atom.UNKNOWN;
    } catch (Escape e) {
      return Atom.UNKNOWN;
    } finally {
      world.maybe--;
    }
  }

  static final class Sequence extends Nested {
    final List<Ir> forms;

    Sequence(List<Ir> forms) {
      this.forms = forms;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
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
  static final class Let extends Nested {
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
    Object run(World world, @Nullable Cell cells) {
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

  /** A named {@code let}: a procedure that is called at once. */
  static final class Loop extends Nested {
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
    Object run(World world, @Nullable Cell cells) {
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

  /** Parts of a form that nobody knows how to run. */
  static final class Perhaps extends Nested {
    final List<Ir> forms;

    Perhaps(List<Ir> forms) {
      this.forms = forms;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
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

  /**
   * {@code (false-if-exception x)}, {@code guard}: what becomes of an error inside.
   *
   * @see Again
   */
  static final class Guarded extends Nested {
    final Ir body;
    final Local condition;
    final Ir handler;

    /** Only what is raised as an object. */
    final boolean onlyRaised;

    Guarded(Ir body, Local condition, Ir handler, boolean onlyRaised) {
      this.body = body;
      this.condition = condition;
      this.handler = handler;
      this.onlyRaised = onlyRaised;
    }

    @Override
    Object run(World world, @Nullable Cell cells) {
      int maybe = world.maybe;
      try {
        return body.eval(world, cells);
      } catch (SchemeError e) {
        if (onlyRaised && !e.kind.equals("srfi-34") && !e.kind.equals("r6rs:exception")) {
          throw e;
        }
        world.maybe = maybe;
        Cell inside = new Cell(ERROR, e, cells);
        return handler.eval(world, new Cell(condition, e.object(), inside));
      }
    }

    @Override
    void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
      strict.accept(body);
      delayed.accept(handler);
    }
  }

  private static final Local ERROR = new Local("error");

  /** The end of the clauses of a {@code guard}: the error goes on. */
  static final class Again extends Ir {
    @Override
    Object eval(World world, @Nullable Cell cells) {
      Cell cell = Cell.find(cells, ERROR);
      if (cell != null && cell.value instanceof SchemeError error) {
        throw error;
      }
      return Atom.UNKNOWN;
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
}

package modplan.load;

import java.util.List;
import modplan.load.Env.Cell;
import org.jspecify.annotations.Nullable;

/** Values that are no data. */
sealed interface Value {
  /** Something that a module of Guile's own exports; mostly a procedure. */
  record External(String name) implements Value {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof External it && name.equals(it.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** A closure. */
  final class Procedure implements Value {
    final Lambda code;
    final @Nullable Cell cells;

    /** Calls of it that have not returned. */
    int active;

    Procedure(Lambda code, @Nullable Cell cells) {
      this.code = code;
      this.cells = cells;
    }
  }

  /** Several procedures by their number of arguments. */
  record Cases(List<Procedure> procedures) implements Value {}

  /** One of several procedures. */
  record Either(List<Object> procedures) implements Value {}

  /**
   * What {@code compose} and {@code negate} make: the last of the procedures gets the arguments,
   * each of the others what the one behind it returns.
   *
   * @param opposite whether the opposite of the result is returned
   */
  record Composed(List<Object> procedures, boolean opposite) implements Value {}

  /** {@code make-parameter}. */
  final class Parameter implements Value {
    Object value;

    Parameter(Object value) {
      this.value = value;
    }
  }

  /** What {@code call/cc} passes. */
  final class Continuation implements Value {
    /** The call has returned: a jump would come back to it. */
    boolean isOver;
  }

  final class Promise implements Value {
    final Procedure thunk;
    @Nullable Object value;

    Promise(Procedure thunk) {
      this.thunk = thunk;
    }
  }

  /** A definition that a survey has read but not expanded. */
  final class Deferred implements Value {
    /** Code that nobody has expanded yet. */
    interface Source {
      Ir expand();
    }

    private final World world;
    private final Mod module;
    private final Source code;
    private @Nullable Object value;

    /** The value of code that is expanded, in a module, when somebody asks. */
    Deferred(World world, Mod module, Source code) {
      this.world = world;
      this.module = module;
      this.code = code;
    }

    /** A procedure as a value; anything else would have to be run. */
    private Object make() {
      Mod before = world.current;
      world.current = module;
      // It is not part of what is being expanded: its places and macros are those of its own file.
      Expander expander = world.expander;
      int spot = expander.spot;
      int lambdas = expander.lambdas;
      Expander.Listener listener = expander.listener;
      expander.listener = null;
      try {
        Ir expanded = code.expand();
        boolean simple = expanded instanceof Lambda || expanded instanceof CaseLambda;
        return simple ? expanded.eval(world, null) : Data.Atom.UNKNOWN;
      } catch (SchemeError | Beyond e) {
        return Data.Atom.UNKNOWN;
      } finally {
        world.current = before;
        expander.spot = spot;
        expander.lambdas = lambdas;
        expander.listener = listener;
      }
    }

    /** The procedure, or a value of which nothing is known. */
    Object force() {
      Object known = value;
      if (known == null) {
        value = Data.Atom.UNKNOWN; // for those who ask while it is being made
        known = Deep.call(this::make);
        value = known;
      }
      return known;
    }
  }

  record RecordType(String name) implements Value {}

  @SuppressWarnings("ArrayRecordComponent") // compared by identity only
  record Instance(Object type, Object[] fields) implements Value {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Multiple(Object[] values) implements Value {}
}

package modplan.load;

import java.util.List;
import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Env.Cell;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/**
 * One clause of {@code match} and those after it. Plain patterns on known values are decided; all
 * others may or may not match.
 */
final class MatchStep extends Ir {
  /** What a plain pattern looks like. */
  sealed interface Shape {}

  /** Matches all; the local is null for {@code _}. */
  record Anything(@Nullable Local local) implements Shape {}

  record Literal(Object value) implements Shape {}

  /**
   * A list.
   *
   * @param tail what is left of an improper one, or null
   */
  record Items(List<Shape> items, @Nullable Shape tail) implements Shape {}

  /** Outcome of a match. */
  private enum Verdict {
    YES,
    NO,
    UNKNOWN
  }

  final Local value;
  final @Nullable Shape shape;
  final List<Local> locals;

  /** Code in the pattern: predicates and record types. */
  final List<Ir> uses;

  final Ir body;
  final Ir others;

  /**
   * @param shape null if the pattern is not a plain one
   */
  MatchStep(
      Local value,
      @Nullable Shape shape,
      List<Local> locals,
      List<Ir> uses,
      Ir body,
      Ir others) {
    this.value = value;
    this.shape = shape;
    this.locals = List.copyOf(locals);
    this.uses = List.copyOf(uses);
    this.body = body;
    this.others = others;
  }

  @Override
  Object eval(World world, @Nullable Cell cells) {
    Cell inside = cells;
    for (Local local : locals) {
      inside = new Cell(local, Atom.UNKNOWN, inside);
    }
    for (Ir use : uses) {
      use.eval(world, cells);
    }
    Cell given = Cell.find(cells, value);
    Verdict verdict =
        shape == null || given == null ? Verdict.UNKNOWN : match(shape, given.value, inside);
    if (verdict == Verdict.NO) {
      return others.eval(world, cells);
    }
    if (verdict == Verdict.YES || world.survey) {
      return body.eval(world, inside);
    }
    Object one = maybe(body, world, inside);
    Object other = maybe(others, world, cells);
    return one.equals(other) ? one : Calls.either(one, other);
  }

  private static Verdict match(Shape shape, Object value, @Nullable Cell cells) {
    if (shape instanceof Anything anything) {
      Cell cell = anything.local() == null ? null : Cell.find(cells, anything.local());
      if (cell != null) {
        cell.value = value;
      }
      return Verdict.YES;
    } else if (!isKnown(value)) {
      return Verdict.UNKNOWN;
    } else if (shape instanceof Literal literal) {
      return literal.value().equals(value) ? Verdict.YES : Verdict.NO;
    }
    Items list = (Items) shape;
    int size = list.items().size();
    if (!(value instanceof Seq seq)
        || seq.size() < size
        || (list.tail() == null && (seq.size() > size || seq.tail != null))) {
      return Verdict.NO;
    }
    Verdict verdict = Verdict.YES;
    for (int i = 0; i < size && verdict != Verdict.NO; i++) {
      verdict = both(verdict, match(list.items().get(i), seq.get(i), cells));
    }
    if (verdict != Verdict.NO && list.tail() != null) {
      verdict = both(verdict, match(list.tail(), seq.from(size), cells));
    }
    return verdict;
  }

  private static Verdict both(Verdict one, Verdict other) {
    return one == Verdict.NO || other == Verdict.NO
        ? Verdict.NO
        : one == Verdict.YES ? other : one;
  }

  private static boolean isKnown(Object x) {
    return x instanceof Seq
        || Data.isIdentifier(x)
        || x instanceof Boolean
        || x instanceof Long
        || x instanceof Keyword
        || x instanceof Text;
  }

  @Override
  void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
    uses.forEach(strict);
    strict.accept(body);
    strict.accept(others);
  }
}

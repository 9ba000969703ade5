package modplan.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Env.Cell;
import modplan.load.Env.Local;
import modplan.load.MatchPattern.Fit;
import org.jspecify.annotations.Nullable;

/** {@code match}: the first clause whose pattern fits. */
final class MatchCode extends Ir.Nested {
  record Clause(MatchPattern pattern, Ir body) {}

  final Ir value;
  final List<Clause> clauses;
  final int spot;

  MatchCode(Ir value, List<Clause> clauses, int spot) {
    this.value = value;
    this.clauses = clauses;
    this.spot = spot;
  }

  @Override
  Object run(World world, @Nullable Cell cells) {
    Object x = value.eval(world, cells);
    Object result = null;
    for (Clause clause : clauses) {
      Map<Local, Object> found = new LinkedHashMap<>();
      Fit[] fit = {Fit.MAYBE};
      if (result == null) {
        fit[0] = clause.pattern().match(world, x, cells, found);
      } else {
        // It is tried only if those before it did not fit.
        Object matched =
            maybe(
                new Try(() -> fit[0] = clause.pattern().match(world, x, cells, found)),
                world,
                cells);
        if (matched == Atom.UNKNOWN) {
          clause.pattern().locals(each -> found.put(each, Atom.UNKNOWN));
        }
      }
      if (fit[0] == Fit.NO) {
        continue;
      }
      Cell inside = cells;
      for (Map.Entry<Local, Object> match : found.entrySet()) {
        inside = new Cell(match.getKey(), match.getValue(), inside);
      }
      if (fit[0] == Fit.YES && result == null) {
        return clause.body().eval(world, inside);
      }
      Object one = maybe(clause.body(), world, inside);
      result = result == null || result.equals(one) ? one : Calls.either(world, result, one);
      if (fit[0] == Fit.YES) {
        return result;
      }
    }
    if (result == null) {
      SchemeError error = new SchemeError("match-error", "", true);
      error.spot = spot;
      throw error;
    }
    return result;
  }

  /** Runs Java code as if it were code of the program. */
  private static final class Try extends Ir {
    private final Runnable work;

    Try(Runnable work) {
      this.work = work;
    }

    @Override
    Object eval(World world, @Nullable Cell cells) {
      work.run();
      return Atom.UNSPECIFIED;
    }
  }

  @Override
  void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
    strict.accept(value);
    for (Clause clause : clauses) {
      clause.pattern().codes(strict);
      strict.accept(clause.body());
    }
  }
}

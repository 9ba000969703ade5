package modplan.load;

import java.util.List;
import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Env.Cell;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** A procedure; the last of its optional variables are those of its keywords. */
final class Lambda extends Ir {
  final List<Local> required;
  final List<Local> optional;
  final List<Ir> defaults;
  final List<String> keywords;

  /** Whether other keywords may be given. */
  final boolean open;

  final @Nullable Local rest;
  final Ir body;

  Lambda(
      List<Local> required,
      List<Local> optional,
      List<Ir> defaults,
      List<String> keywords,
      boolean open,
      @Nullable Local rest,
      Ir body) {
    this.required = required;
    this.optional = optional;
    this.defaults = defaults;
    this.keywords = keywords;
    this.open = open;
    this.rest = rest;
    this.body = body;
  }

  @Override
  Object eval(World world, @Nullable Cell cells) {
    return new Value.Procedure(this, cells);
  }

  boolean accepts(int arguments) {
    return arguments >= required.size()
        && (rest != null || !keywords.isEmpty() || arguments <= required.size() + optional.size());
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
    if (!keywords.isEmpty()) {
      check(arguments, at);
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

  /** Keywords that the procedure does not know, or without a value, are an error. */
  private void check(Object[] arguments, int from) {
    for (int k = from; k < arguments.length; k++) {
      if (arguments[k] instanceof Data.Keyword keyword) {
        boolean isKnown = keywords.contains(keyword.name());
        if ((!isKnown && !open) || (isKnown && k + 1 == arguments.length)) {
          throw new SchemeError("keyword-argument-error", "");
        }
        k++;
      } else if (rest == null && (arguments[k] instanceof Long || Calls.isNoNumber(arguments[k]))) {
        throw new SchemeError("keyword-argument-error", "");
      } else if (Primitives.isVague(arguments[k])) {
        return;
      }
    }
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

package modplan.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Cell;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of {@code match}.
 *
 * @param local of a variable
 * @param value of a constant
 * @param code call of a predicate or of {@code (= procedure pattern)}, or the type of a record
 * @param argument stands for the value in such a call
 * @param repeated index of the part that an ellipsis follows, or -1
 * @param tail of a dotted list
 */
record MatchPattern(
    Kind kind,
    List<MatchPattern> parts,
    @Nullable Local local,
    @Nullable Object value,
    @Nullable Ir code,
    @Nullable Local argument,
    int repeated,
    @Nullable MatchPattern tail) {
  enum Kind {
    ANY,
    VARIABLE,
    CONSTANT,
    PREDICATE,
    FIELD,
    RECORD,
    AND,
    OR,
    NOT,
    SEQUENCE,
    VECTOR,

    /** Whether it fits cannot be told. */
    GUESS
  }

  /** Whether a value fits. */
  enum Fit {
    YES,
    NO,
    MAYBE;

    Fit and(Fit other) {
      return this == NO || other == NO ? NO : this == MAYBE || other == MAYBE ? MAYBE : YES;
    }
  }

  static MatchPattern of(Kind kind, List<MatchPattern> parts) {
    return new MatchPattern(kind, parts, null, null, null, null, -1, null);
  }

  static MatchPattern variable(Local local) {
    return new MatchPattern(Kind.VARIABLE, List.of(), local, null, null, null, -1, null);
  }

  static MatchPattern constant(Object value) {
    return new MatchPattern(Kind.CONSTANT, List.of(), null, value, null, null, -1, null);
  }

  static MatchPattern applied(Kind kind, Ir type, List<MatchPattern> parts) {
    return new MatchPattern(kind, parts, null, null, type, null, -1, null);
  }

  static MatchPattern called(Kind kind, Local argument, Ir call, List<MatchPattern> parts) {
    return new MatchPattern(kind, parts, null, null, call, argument, -1, null);
  }

  static MatchPattern sequence(
      List<MatchPattern> parts, int repeated, @Nullable MatchPattern tail) {
    return new MatchPattern(Kind.SEQUENCE, parts, null, null, null, null, repeated, tail);
  }

  static MatchPattern guess(MatchPattern pattern) {
    return of(Kind.GUESS, List.of(pattern));
  }

  /** Hands over the code in it. */
  void codes(Consumer<Ir> sink) {
    if (code != null) {
      sink.accept(code);
    }
    Deep.run(
        () -> {
          parts.forEach(part -> part.codes(sink));
          if (tail != null) {
            tail.codes(sink);
          }
        });
  }

  /** All variables in it. */
  void locals(Consumer<Local> sink) {
    if (local != null) {
      sink.accept(local);
    }
    if (parts.isEmpty() && tail == null) {
      return;
    }
    Deep.run(
        () -> {
          parts.forEach(part -> part.locals(sink));
          if (tail != null) {
            tail.locals(sink);
          }
        });
  }

  private static boolean isVague(Object x) {
    return x == Atom.UNKNOWN || x == Atom.TRUTHY || x instanceof Value.External;
  }

  /** Matches a value; what the variables stand for goes into {@code found}. */
  Fit match(World world, Object x, @Nullable Cell cells, Map<Local, Object> found) {
    switch (kind) {
      case ANY:
        return Fit.YES;
      case VARIABLE:
        if (local != null) {
          found.put(local, x);
        }
        return Fit.YES;
      case CONSTANT:
        return isValue(x);
      default:
        return Deep.call(() -> matchParts(world, x, cells, found));
    }
  }

  private Fit matchParts(World world, Object x, @Nullable Cell cells, Map<Local, Object> found) {
    switch (kind) {
      case PREDICATE:
        return predicate(world, x, cells, found);
      case FIELD:
        {
          Object field = isVague(x) ? Atom.UNKNOWN : call(world, x, cells);
          return all(world, field, cells, found);
        }
      case RECORD:
        return fields(world, x, type(world, cells), cells, found);
      case AND:
        return all(world, x, cells, found);
      case OR:
        return any(world, x, cells, found);
      case NOT:
        {
          Fit fit = all(world, x, cells, new LinkedHashMap<>());
          return fit == Fit.YES ? Fit.NO : fit == Fit.NO ? Fit.YES : fit;
        }
      case SEQUENCE:
        return elements(world, x, cells, found);
      case VECTOR:
        return x instanceof Vec vec
            ? parts.get(0).match(world, Seq.of(vec.items()), cells, found)
            : isVague(x) ? unknown(x, Fit.MAYBE, found) : Fit.NO;
      default:
        return unknown(x, Fit.MAYBE, found);
    }
  }

  private Object type(World world, @Nullable Cell cells) {
    return code == null ? Atom.UNKNOWN : code.eval(world, cells);
  }

  private Object call(World world, Object x, @Nullable Cell cells) {
    return code == null || argument == null
        ? Atom.UNKNOWN
        : code.eval(world, new Cell(argument, x, cells));
  }

  /** Nothing is known of the parts: each variable stands for something. */
  private Fit unknown(Object x, Fit fit, Map<Local, Object> found) {
    locals(each -> found.put(each, Atom.UNKNOWN));
    return x == Atom.UNKNOWN ? Fit.MAYBE : fit;
  }

  private Fit isValue(Object x) {
    if (x instanceof Atom || value instanceof Atom || isVague(x) || value == null) {
      return Fit.MAYBE;
    }
    if (value instanceof Seq list && x instanceof Seq other) {
      if (list.size() == 0 || other.size() == 0) {
        return list.size() == other.size() && list.isProper() && other.isProper()
            ? Fit.YES
            : Primitives.isOpen(other) ? Fit.MAYBE : Fit.NO;
      }
      return Fit.MAYBE;
    }
    return value.equals(x) ? Fit.YES : Fit.NO;
  }

  private Fit predicate(World world, Object x, @Nullable Cell cells, Map<Local, Object> found) {
    Object result = call(world, x, cells);
    Fit fit = result == Atom.UNKNOWN ? Fit.MAYBE : Boolean.FALSE.equals(result) ? Fit.NO : Fit.YES;
    return fit == Fit.NO ? fit : fit.and(all(world, x, cells, found));
  }

  private Fit all(World world, Object x, @Nullable Cell cells, Map<Local, Object> found) {
    Fit fit = Fit.YES;
    for (MatchPattern part : parts) {
      fit = fit.and(part.match(world, x, cells, found));
      if (fit == Fit.NO) {
        return fit;
      }
    }
    return fit;
  }

  private Fit fields(
      World world, Object x, Object type, @Nullable Cell cells, Map<Local, Object> found) {
    if (!(x instanceof Value.Instance instance) || !(type instanceof Value.RecordType)) {
      return isVague(x) || !(type instanceof Value.RecordType)
          ? unknown(x, Fit.MAYBE, found)
          : Fit.NO;
    }
    if (instance.type() != type) {
      return instance.type() instanceof Value.RecordType ? Fit.NO : unknown(x, Fit.MAYBE, found);
    }
    Fit fit = Fit.YES;
    for (int i = 0; i < parts.size() && fit != Fit.NO; i++) {
      Object field = i < instance.fields().length ? instance.fields()[i] : Atom.UNKNOWN;
      fit = fit.and(parts.get(i).match(world, field, cells, found));
    }
    return fit;
  }

  private Fit any(World world, Object x, @Nullable Cell cells, Map<Local, Object> found) {
    Fit best = Fit.NO;
    for (MatchPattern part : parts) {
      Map<Local, Object> inside = new LinkedHashMap<>();
      Fit fit = part.match(world, x, cells, inside);
      if (fit == Fit.YES && best == Fit.NO) {
        found.putAll(inside);
        return fit;
      }
      if (fit != Fit.NO) {
        best = Fit.MAYBE;
      }
    }
    return best == Fit.NO ? best : unknown(x, best, found);
  }

  private Fit elements(World world, Object x, @Nullable Cell cells, Map<Local, Object> found) {
    if (isVague(x) || Primitives.isOpen(x)) {
      return unknown(x, Fit.MAYBE, found);
    }
    if (!(x instanceof Seq seq)) {
      return Fit.NO;
    }
    int least = repeated < 0 ? parts.size() : parts.size() - 1;
    boolean fits = (repeated < 0 && tail == null) ? seq.size() == least : seq.size() >= least;
    if (!fits || (tail == null && !seq.isProper())) {
      return Fit.NO;
    }
    Fit fit = Fit.YES;
    int many = repeated < 0 ? 0 : seq.size() - least;
    int at = 0;
    for (int i = 0; i < parts.size() && fit != Fit.NO; i++) {
      if (i == repeated) {
        fit = fit.and(repetition(world, seq, at, many, cells, found));
        at += many;
      } else {
        fit = fit.and(parts.get(i).match(world, seq.get(at++), cells, found));
      }
    }
    return tail == null || fit == Fit.NO
        ? fit
        : fit.and(tail.match(world, seq.from(at), cells, found));
  }

  private Fit repetition(
      World world, Seq seq, int from, int many, @Nullable Cell cells, Map<Local, Object> found) {
    MatchPattern part = parts.get(repeated);
    if (part.kind == Kind.GUESS) {
      return part.unknown(Atom.UNKNOWN, Fit.MAYBE, found); // an unquote-splicing takes the list
    }
    Map<Local, List<Object>> lists = new LinkedHashMap<>();
    part.locals(each -> lists.put(each, new ArrayList<>()));
    Fit fit = Fit.YES;
    for (int k = 0; k < many && fit != Fit.NO; k++) {
      Map<Local, Object> one = new LinkedHashMap<>();
      fit = fit.and(part.match(world, seq.get(from + k), cells, one));
      lists.forEach((each, list) -> list.add(one.getOrDefault(each, Atom.UNKNOWN)));
    }
    lists.forEach((each, list) -> found.put(each, Seq.of(list.toArray())));
    return fit;
  }
}

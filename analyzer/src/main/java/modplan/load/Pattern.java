package modplan.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import modplan.load.Env.PatternVariable;
import org.jspecify.annotations.Nullable;

/** A pattern of {@code syntax-rules} or {@code syntax-case}, made ready to be matched. */
sealed interface Pattern {
  record Any() implements Pattern {}

  record Variable(Local local) implements Pattern {}

  record Literal(Object identifier) implements Pattern {}

  record Constant(Object value) implements Pattern {}

  /**
   * Elements, of which the one at {@code repeated} may come any number of times.
   *
   * @param repeated its index, or -1
   */
  record Sequence(List<Pattern> elements, int repeated, @Nullable Pattern tail)
      implements Pattern {}

  record Vector(Pattern elements) implements Pattern {}

  /** What the identifiers of the input and of the literals mean. */
  interface Identifiers {
    boolean same(Object inInput, Object literal);
  }

  /** The matches of a repeated variable. */
  record Many(List<Object> values) {}

  /**
   * Reads a pattern and binds its variables in {@code scope}.
   *
   * @param ellipsis symbol that marks repetition
   */
  static Pattern read(
      Object pattern, List<Object> literals, String ellipsis, int depth, Env scope) {
    if (Data.isIdentifier(pattern)) {
      for (Object literal : literals) {
        if (literal.equals(pattern)) {
          return new Literal(pattern); // even if it is `_`
        }
      }
      if (Data.isSymbol(pattern, "_")) {
        return new Any();
      }
      Local local = new Local(Data.symbol(pattern));
      scope.bind(pattern, new PatternVariable(local, depth));
      return new Variable(local);
    }
    return Deep.call(() -> readParts(pattern, literals, ellipsis, depth, scope));
  }

  private static Pattern readParts(
      Object pattern, List<Object> literals, String ellipsis, int depth, Env scope) {
    if (pattern instanceof Seq seq) {
      List<Pattern> elements = new ArrayList<>();
      int repeated = -1;
      for (int i = 0; i < seq.size(); i++) {
        boolean repeats = i + 1 < seq.size() && Data.isSymbol(seq.get(i + 1), ellipsis);
        elements.add(read(seq.get(i), literals, ellipsis, repeats ? depth + 1 : depth, scope));
        if (repeats) {
          if (repeated >= 0) {
            throw SchemeError.syntax("misplaced ellipsis");
          }
          repeated = i;
          i++;
        }
      }
      // The index among the elements is that among the items, as only one item can repeat.
      Pattern tail = seq.tail == null ? null : read(seq.tail, literals, ellipsis, depth, scope);
      return new Sequence(elements, repeated, tail);
    }
    if (pattern instanceof Vec vec) {
      return new Vector(read(Seq.of(vec.items()), literals, ellipsis, depth, scope));
    }
    return new Constant(pattern);
  }

  /** Whether {@code input} fits; its parts are put into {@code matches}. */
  static boolean match(
      Pattern pattern, Object input, Identifiers identifiers, Map<Local, Object> matches) {
    if (pattern instanceof Any) {
      return true;
    } else if (pattern instanceof Variable variable) {
      matches.put(variable.local(), input);
      return true;
    } else if (isUnknown(input)) {
      throw new Beyond("syntax that is computed", "");
    } else if (pattern instanceof Literal literal) {
      return Data.isIdentifier(input) && identifiers.same(input, literal.identifier());
    } else if (pattern instanceof Constant constant) {
      boolean same = constant.value().equals(input);
      if (same && input instanceof Atom) {
        throw new Beyond("a constant in a pattern that is not kept", "");
      }
      return same;
    } else if (pattern instanceof Vector vector) {
      return input instanceof Vec vec
          && match(vector.elements(), Seq.of(vec.items()), identifiers, matches);
    }
    if (!Deep.enter()) {
      return Deep.call(() -> matchSequence((Sequence) pattern, input, identifiers, matches));
    }
    try {
      return matchSequence((Sequence) pattern, input, identifiers, matches);
    } finally {
      Deep.leave();
    }
  }

  /** Whether it stands for data that nobody knows. */
  private static boolean isUnknown(Object input) {
    return input == Atom.UNKNOWN
        || input == Atom.TRUTHY
        || input == Atom.DATUM
        || input instanceof Value.External;
  }

  private static boolean matchSequence(
      Sequence pattern, Object input, Identifiers identifiers, Map<Local, Object> matches) {
    Seq seq = input instanceof Seq s ? s : null;
    int available = seq == null ? 0 : seq.size();
    int needed = pattern.elements().size() - (pattern.repeated() >= 0 ? 1 : 0);
    boolean isOpen = seq != null && seq.tail != null && isUnknown(seq.tail);
    if (isOpen && (available < needed || pattern.tail() == null)) {
      throw new Beyond("syntax that is computed", "");
    }
    if (available < needed) {
      return false;
    }
    if (seq == null && (pattern.tail() == null || !pattern.elements().isEmpty())) {
      // Only `(p ... . rest)` can match something that is no list.
      if (pattern.tail() == null || needed > 0) {
        return false;
      }
    }
    int repeats = 0;
    if (pattern.repeated() >= 0) {
      repeats = available - needed;
    } else if (pattern.tail() == null && available != needed) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < pattern.elements().size(); i++) {
      Pattern element = pattern.elements().get(i);
      if (i != pattern.repeated()) {
        if (seq == null || !match(element, seq.get(at++), identifiers, matches)) {
          return false;
        }
        continue;
      }
      List<Map<Local, Object>> each = new ArrayList<>();
      for (int r = 0; r < repeats; r++) {
        Map<Local, Object> one = new java.util.HashMap<>();
        if (seq == null || !match(element, seq.get(at++), identifiers, one)) {
          return false;
        }
        each.add(one);
      }
      List<Local> variables = new ArrayList<>();
      variables(element, variables);
      for (Local variable : variables) {
        List<Object> values = new ArrayList<>();
        for (Map<Local, Object> one : each) {
          Object value = one.get(variable);
          values.add(value == null ? Seq.EMPTY : value);
        }
        matches.put(variable, new Many(values));
      }
    }
    if (pattern.tail() == null) {
      return seq != null && seq.tail == null;
    }
    Object rest = seq == null ? input : seq.from(at);
    return match(pattern.tail(), rest, identifiers, matches);
  }

  private static void variables(Pattern pattern, List<Local> into) {
    if (pattern instanceof Variable variable) {
      into.add(variable.local());
    } else if (pattern instanceof Sequence sequence) {
      Deep.run(
          () -> {
            sequence.elements().forEach(element -> variables(element, into));
            if (sequence.tail() != null) {
              variables(sequence.tail(), into);
            }
          });
    } else if (pattern instanceof Vector vector) {
      variables(vector.elements(), into);
    }
  }
}

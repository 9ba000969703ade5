package modplan.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import modplan.load.Env.PatternVariable;
import modplan.load.Pattern.Many;
import org.jspecify.annotations.Nullable;

/** What a macro writes: a datum with holes for pattern variables. */
sealed interface Template {
  record Constant(Object value) implements Template {}

  record Identifier(Object identifier) implements Template {}

  record Variable(Local local) implements Template {}

  /** An element, repeated as often as its variables say, for each of its ellipses. */
  record Element(Template template, int ellipses) {}

  record Sequence(List<Element> elements, @Nullable Template tail, int spot) implements Template {}

  record Vector(Template elements) implements Template {}

  /** Reads a template in a scope that knows the pattern variables. */
  static Template read(Object template, @Nullable Env scope, String ellipsis) {
    if (Data.isIdentifier(template)) {
      return Env.find(scope, template) instanceof PatternVariable variable
          ? new Variable(variable.local())
          : new Identifier(template);
    }
    if (template instanceof Vec vec) {
      return new Vector(read(Seq.of(vec.items()), scope, ellipsis));
    }
    if (!(template instanceof Seq seq)) {
      return new Constant(template);
    }
    if (seq.size() == 2 && seq.isProper() && Data.isSymbol(seq.get(0), ellipsis)) {
      return read(seq.get(1), scope, "no ellipsis in here");
    }
    return Deep.call(() -> readParts(seq, scope, ellipsis));
  }

  private static Template readParts(Seq seq, @Nullable Env scope, String ellipsis) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < seq.size(); i++) {
      int ellipses = 0;
      Template element = read(seq.get(i), scope, ellipsis);
      while (i + 1 < seq.size() && Data.isSymbol(seq.get(i + 1), ellipsis)) {
        ellipses++;
        i++;
      }
      elements.add(new Element(element, ellipses));
    }
    Template tail = seq.tail == null ? null : read(seq.tail, scope, ellipsis);
    return new Sequence(elements, tail, seq.spot);
  }

  /**
   * Fills the holes.
   *
   * @param value of a pattern variable; null if it has none
   * @param rename what becomes of identifiers that the template itself brings
   * @param spot for the lists that are made
   */
  static Object fill(
      Template template,
      Function<Local, @Nullable Object> value,
      UnaryOperator<Object> rename,
      int spot) {
    if (template instanceof Constant constant) {
      return constant.value();
    } else if (template instanceof Identifier identifier) {
      return rename.apply(identifier.identifier());
    } else if (template instanceof Variable variable) {
      Object filled = value.apply(variable.local());
      if (filled == null || filled instanceof Many) {
        throw SchemeError.syntax("missing ellipsis");
      }
      return filled;
    } else if (template instanceof Vector vector) {
      Object elements = fill(vector.elements(), value, rename, spot);
      return new Vec(elements instanceof Seq seq ? seq.items : new Object[0]);
    }
    if (!Deep.enter()) {
      return Deep.call(() -> fillParts((Sequence) template, value, rename, spot));
    }
    try {
      return fillParts((Sequence) template, value, rename, spot);
    } finally {
      Deep.leave();
    }
  }

  private static Object fillParts(
      Sequence sequence,
      Function<Local, @Nullable Object> value,
      UnaryOperator<Object> rename,
      int spot) {
    List<Object> items = new ArrayList<>();
    for (Element element : sequence.elements()) {
      repeat(element.template(), element.ellipses(), value, rename, spot, items);
    }
    Object tail = sequence.tail() == null ? null : fill(sequence.tail(), value, rename, spot);
    if (tail instanceof Seq rest) {
      items.addAll(List.of(rest.items));
      tail = rest.tail;
    }
    return new Seq(items.toArray(), tail, spot);
  }

  private static void repeat(
      Template template,
      int ellipses,
      Function<Local, @Nullable Object> value,
      UnaryOperator<Object> rename,
      int spot,
      List<Object> into) {
    if (ellipses == 0) {
      into.add(fill(template, value, rename, spot));
      return;
    }
    List<Local> variables = new ArrayList<>();
    variables(template, variables);
    int length = -1;
    for (Local variable : variables) {
      if (value.apply(variable) instanceof Many many) {
        length = Math.max(length, many.values().size());
      }
    }
    if (length < 0) {
      throw SchemeError.syntax("extra ellipsis");
    }
    for (int i = 0; i < length; i++) {
      int index = i;
      Function<Local, @Nullable Object> at =
          local -> {
            Object whole = value.apply(local);
            if (!variables.contains(local) || !(whole instanceof Many many)) {
              return whole;
            }
            return index < many.values().size() ? many.values().get(index) : null;
          };
      Deep.run(() -> repeat(template, ellipses - 1, at, rename, spot, into));
    }
  }

  private static void variables(Template template, List<Local> into) {
    if (template instanceof Variable variable) {
      into.add(variable.local());
    } else if (template instanceof Sequence sequence) {
      Deep.run(
          () -> {
            sequence.elements().forEach(element -> variables(element.template(), into));
            if (sequence.tail() != null) {
              variables(sequence.tail(), into);
            }
          });
    } else if (template instanceof Vector vector) {
      variables(vector.elements(), into);
    }
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/**
 * {@code quasiquote}. As in Guile, the whole template is read before anything unquoted in it is
 * expanded, and reading it looks up what may be {@code unquote}: the head of each list inside of a
 * list, and of what has two elements or is the end of such a list.
 */
final class Quasiquotes {
  private final Expander expander;

  Quasiquotes(Expander expander) {
    this.expander = expander;
  }

  Ir code(Object template, @Nullable Env env) {
    return read(template, env).get();
  }

  /** Reads a template; the code is made when somebody asks for it. */
  Supplier<Ir> read(Object template, @Nullable Env env) {
    return new Reading(env).quasi(template, 0);
  }

  /** An element of a list, or the elements that it stands for. */
  private record Part(List<Supplier<Ir>> values, boolean isSpliced) {}

  private final class Reading {
    private final @Nullable Env env;

    Reading(@Nullable Env env) {
      this.env = env;
    }

    Supplier<Ir> quasi(Object x, int level) {
      if (x instanceof Seq seq) {
        return Deep.call(() -> elements(seq, level, true));
      }
      if (x instanceof Vec vec) {
        Supplier<Ir> elements = Deep.call(() -> elements(Seq.of(vec.items()), level, false));
        return () -> SyntaxForms.list("list->vector", elements.get());
      }
      Ir constant = new Ir.Constant(Data.strip(x));
      return () -> constant;
    }

    private Supplier<Ir> elements(Seq seq, int level, boolean isList) {
      List<Part> parts = new ArrayList<>();
      int size = seq.size();
      for (int i = 0; i < size; i++) {
        if (isList && seq.isProper() && i == size - 2) {
          Supplier<Ir> end = quoted(seq.get(i), seq.get(i + 1), level);
          if (end != null) {
            return later(parts, end); // (a . ,b)
          }
        }
        parts.add(part(seq.get(i), level));
      }
      Ir empty = new Ir.Constant(Seq.EMPTY);
      return later(parts, seq.tail == null ? () -> empty : quasi(seq.tail, level));
    }

    /** What {@code (head x)} is if the head says so, else null. */
    private @Nullable Supplier<Ir> quoted(Object head, Object x, int level) {
      lookUp(head);
      if (isWord(head, "unquote")) {
        return level == 0
            ? () -> expander.expand(x, env)
            : headed("unquote", new Object[] {x}, level - 1);
      }
      return isWord(head, "quasiquote") ? headed("quasiquote", new Object[] {x}, level + 1) : null;
    }

    private Supplier<Ir> headed(String word, Object[] rest, int level) {
      Supplier<Ir> inner = quasi(Seq.of(rest), level);
      return () -> cons(new Ir.Constant(word), inner.get());
    }

    private Part part(Object item, int level) {
      if (item instanceof Seq inner && inner.size() > 0 && inner.isProper()) {
        lookUp(inner.get(0));
        boolean isSpliced = isWord(inner.get(0), "unquote-splicing");
        if (isSpliced || isWord(inner.get(0), "unquote")) {
          if (level > 0) {
            String word = isSpliced ? "unquote-splicing" : "unquote";
            return new Part(List.of(headed(word, inner.rest(1), level - 1)), false);
          }
          List<Supplier<Ir>> values = new ArrayList<>();
          for (Object value : Arrays.asList(inner.rest(1))) {
            values.add(() -> expander.expand(value, env));
          }
          return new Part(values, isSpliced);
        }
      }
      return new Part(List.of(quasi(item, level)), false);
    }

    private void lookUp(Object x) {
      if (Data.isIdentifier(x)) {
        expander.macro(x, env);
      }
    }

    private boolean isWord(Object x, String word) {
      return Data.isSymbol(x, word) && !(expander.meaning(x, env) instanceof Local);
    }
  }

  private static Supplier<Ir> later(List<Part> parts, Supplier<Ir> end) {
    return () -> Deep.call(() -> assemble(parts, end));
  }

  private static Ir assemble(List<Part> parts, Supplier<Ir> end) {
    List<List<Ir>> values = new ArrayList<>();
    for (Part part : parts) {
      List<Ir> code = new ArrayList<>();
      for (Supplier<Ir> value : part.values()) {
        code.add(value.get());
      }
      values.add(code);
    }
    Ir rest = end.get();
    for (int i = parts.size() - 1; i >= 0; i--) {
      List<Ir> code = values.get(i);
      for (int j = code.size() - 1; j >= 0; j--) {
        rest =
            parts.get(i).isSpliced()
                ? SyntaxForms.list("append", code.get(j), rest)
                : cons(code.get(j), rest);
      }
    }
    return rest;
  }

  private static Ir cons(Ir first, Ir rest) {
    return first instanceof Ir.Constant a && rest instanceof Ir.Constant b
        ? new Ir.Constant(Data.cons(a.value, b.value))
        : SyntaxForms.list("cons", first, rest);
  }
}

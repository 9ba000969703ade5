package modplan.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import modplan.source.SourceFile;

/**
 * Prints data so that two readers can be compared: structure, names, and the kinds of all else.
 * {@code read-cases.scm} prints the same of what Guile reads.
 */
final class CanonicalForm {
  private CanonicalForm() {}

  /** All data of a text, each followed by a space, and {@code !} where the reader stopped. */
  static String ofText(String text) {
    SourceFile file = SourceFile.of("a.scm", text);
    FormReader reader = new FormReader(file);
    StringBuilder out = new StringBuilder();
    while (reader.next()) {
      print(file, reader.form(), out);
      out.append(' ');
    }
    return reader.error() == null ? out.toString() : out.append('!').toString();
  }

  private static void print(SourceFile file, Form form, StringBuilder out) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int node = 0; node <= form.size(); node++) {
      while (!open.isEmpty() && form.next(open.peek()) == node) {
        int closed = open.pop();
        out.append(isTail(form, closed) ? "" : form.isList(closed) ? " )" : " ]");
      }
      if (node == form.size()) {
        return;
      }
      if (!open.isEmpty() && !isTail(form, open.peek())) {
        boolean tail = form.isImproper(open.peek()) && form.next(node) == form.next(open.peek());
        out.append(tail ? " . " : " ");
      }
      if (form.isList(node) || form.kind(node) == Form.VECTOR || form.kind(node) == Form.ARRAY) {
        out.append(isTail(form, node) ? "" : form.isList(node) ? "(" : "[");
        open.push(node);
      } else {
        out.append(atom(file, form, node));
      }
    }
  }

  /** {@code (. x)}, which is {@code x}. */
  private static boolean isTail(Form form, int node) {
    return form.isImproper(node) && form.length(node) == 1;
  }

  private static String atom(SourceFile file, Form form, int node) {
    return switch (form.kind(node)) {
      case Form.SYMBOL -> "s:" + name(form.name(node));
      case Form.KEYWORD -> "k:" + name(form.name(node));
      case Form.NUMBER -> "number";
      case Form.STRING -> "string";
      default -> literal(file.text(form.start(node), form.end(node)));
    };
  }

  private static String literal(String text) {
    return switch (text.charAt(1)) {
      case '\\' -> "char";
      case '*' -> "bits";
      case 't', 'T' -> "#t";
      case 'f', 'F' -> "#f";
      case 'n' -> "nil";
      default -> "number";
    };
  }

  private static String name(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (c > '!' && c < '~' && c != '\\') {
                out.append((char) c);
              } else {
                out.append('\\').append(Integer.toHexString(c)).append(';');
              }
            });
    return out.toString();
  }
}

package modplan.rebuild;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.module.Body;

/**
 * What a form can do to make names that somebody else's module gives a meaning.
 *
 * @param bends whether it gives names the meaning that they have elsewhere than where they are
 *     written, as {@code datum->syntax} and {@code define-macro} do
 * @param names those that stand in it as data, and those that it puts together
 */
record FormNames(boolean bends, Set<NamePattern> names) {
  private static final Set<String> BENDING =
      Set.of(
          "datum->syntax",
          "define-macro",
          "define-macro-public",
          "defmacro",
          "defmacro*",
          "defmacro-public",
          "defmacro*-public");

  /** Procedures that return symbols which nobody has written. */
  private static final Set<String> MAKING =
      Set.of(
          "symbol-append",
          "string->symbol",
          "string-ci->symbol",
          "symbol",
          "list->symbol",
          "format-id",
          "format-symbol");

  private static final Set<String> QUOTING = Set.of("quote", "quasiquote");

  FormNames {
    names = Set.copyOf(names);
  }

  /**
   * Reads the form at a node, in time linear in its nodes.
   *
   * @param onlyTemplates leaves out what is not in the template of a macro
   */
  static FormNames of(Body body, int node, boolean onlyTemplates) {
    boolean bends = false;
    Set<NamePattern> names = new HashSet<>();
    int templateEnd = onlyTemplates ? node : body.next(node);
    int quoteEnd = node;
    for (int at = node; at < body.next(node); at++) {
      String head = head(body, at);
      if (onlyTemplates && at >= templateEnd && FormSymbols.opensTemplate(head)) {
        templateEnd = body.next(at);
      }
      if (at >= templateEnd) {
        continue;
      }
      if (QUOTING.contains(head)) {
        quoteEnd = Math.max(quoteEnd, body.next(at));
      }
      if (body.kind(at) == Body.SYMBOL) {
        String name = body.name(at);
        bends |= BENDING.contains(name);
        if (at < quoteEnd) {
          names.add(NamePattern.exactly(name));
        }
        if (MAKING.contains(name)) {
          names.add(
              at > node && head(body, at - 1).equals(name) ? of(body, at - 1) : NamePattern.ANY);
        }
      }
    }
    return new FormNames(bends, names);
  }

  /** The symbols that a call of one of {@link #MAKING} returns. */
  private static NamePattern of(Body body, int call) {
    String head = head(body, call);
    if (head.equals("symbol-append")) {
      return NamePattern.with(literals(body, call));
    }
    int argument = body.next(call + 1);
    boolean appends =
        head.equals("string->symbol")
            && argument < body.next(call)
            && head(body, argument).equals("string-append");
    return appends ? NamePattern.with(literals(body, argument)) : NamePattern.ANY;
  }

  /** The texts among the arguments of a call. */
  private static List<String> literals(Body body, int call) {
    List<String> literals = new ArrayList<>();
    for (int at = body.next(call + 1); at < body.next(call); at = body.next(at)) {
      String text = body.kind(at) == Body.STRING ? body.text(at) : null;
      if (head(body, at).equals("quote") && body.kind(body.next(at + 1)) == Body.SYMBOL) {
        text = body.name(body.next(at + 1));
      }
      if (text != null) {
        literals.add(text);
      }
    }
    return literals;
  }

  private static String head(Body body, int node) {
    return body.isList(node) && body.payload(node) > 1 && body.kind(node + 1) == Body.SYMBOL
        ? body.name(node + 1)
        : "";
  }
}

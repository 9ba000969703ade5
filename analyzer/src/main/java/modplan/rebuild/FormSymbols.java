package modplan.rebuild;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import modplan.module.Body;

/**
 * The symbols of a form that may mean something at the top level: those that formals of procedures
 * or patterns of macros bind around them are left out. Linear in the nodes of the form, with a
 * stack of the lists that are open.
 */
final class FormSymbols {
  private static final Set<String> TEMPLATES =
      Set.of(
          "syntax-rules",
          "syntax",
          "quasisyntax",
          "identifier-syntax",
          "define-syntax-rule",
          "define-syntax-rule-public",
          "define-inlinable",
          "define-integrable");

  private static final Set<String> BACK_TO_CODE = Set.of("unsyntax", "unsyntax-splicing");

  /** Forms whose second element holds formals. */
  private static final Set<String> WITH_FORMALS =
      Set.of(
          "lambda",
          "lambda*",
          "define",
          "define*",
          "define-public",
          "define*-public",
          "define-inlinable",
          "define-syntax-rule",
          "define-syntax-rule-public");

  private final Body body;
  private final Set<String> code = new HashSet<>();
  private final Set<String> template = new HashSet<>();
  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * @param clauses from which element on the list's elements begin with a pattern; 0 if none does
   * @param literals symbols of these patterns that stand for themselves
   * @param bound what is local inside
   */
  private record Open(
      int node, int end, boolean template, int clauses, Set<String> literals, Set<String> bound) {}

  private FormSymbols(Body body) {
    this.body = body;
  }

  /** The symbols of the form at a node. */
  static FormSymbols of(Body body, int node) {
    FormSymbols symbols = new FormSymbols(body);
    symbols.read(node, TopForm.definesMacro(symbols.head(node)));
    return symbols;
  }

  Set<String> code() {
    return code;
  }

  Set<String> template() {
    return template;
  }

  private void read(int node, boolean withData) {
    int at = node;
    while (at < body.next(node)) {
      while (!open.isEmpty() && at >= open.peek().end()) {
        open.pop();
      }
      if (body.isList(at)) {
        if (!withData && head(at).equals("quote")) {
          at = body.next(at);
          continue;
        }
        open.push(opened(at));
      } else if (body.kind(at) == Body.SYMBOL) {
        String name = body.name(at);
        if (open.stream().noneMatch(list -> list.bound().contains(name))) {
          boolean inTemplate = !open.isEmpty() && open.peek().template();
          (inTemplate ? template : code).add(name);
        }
      }
      at++;
    }
  }

  private Open opened(int node) {
    Open outer = open.peek();
    String head = head(node);
    boolean outside = outer != null && outer.template();
    boolean inTemplate = TEMPLATES.contains(head) || (outside && !BACK_TO_CODE.contains(head));
    Set<String> bound = Set.of();
    if (outer != null && outer.clauses() > 0 && node >= child(outer.node(), outer.clauses())) {
      bound = new HashSet<>();
      addSymbols(node + 1, bound);
      bound.removeAll(outer.literals());
    } else if (WITH_FORMALS.contains(head) && child(node, 1) < body.next(node)) {
      bound = formals(child(node, 1), head);
    }
    int clauses = head.equals("syntax-rules") ? 2 : head.equals("syntax-case") ? 3 : 0;
    Set<String> literals = new HashSet<>();
    if (clauses > 0 && child(node, clauses - 1) < body.next(node)) {
      addSymbols(child(node, clauses - 1), literals);
      literals.add("...");
    }
    return new Open(node, body.next(node), inTemplate, clauses, literals, bound);
  }

  private void addSymbols(int node, Set<String> symbols) {
    for (int at = node; at < body.next(node); at++) {
      if (body.kind(at) == Body.SYMBOL) {
        symbols.add(body.name(at));
      }
    }
  }

  /** The names in formals, without the name that a definition binds. */
  private Set<String> formals(int formals, String head) {
    Set<String> names = new HashSet<>();
    if (body.kind(formals) == Body.SYMBOL) {
      if (head.startsWith("lambda")) {
        names.add(body.name(formals));
      }
      return names;
    }
    if (!body.isList(formals) || body.payload(formals) < 2) {
      return names;
    }
    int first = head.startsWith("lambda") ? formals + 1 : body.next(formals + 1);
    for (int at = first; at < body.next(formals); at = body.next(at)) {
      int name = body.isList(at) && body.payload(at) > 1 ? at + 1 : at; // (name default)
      if (body.kind(name) == Body.SYMBOL) {
        names.add(body.name(name));
      }
    }
    return names;
  }

  private int child(int list, int index) {
    int child = list + 1;
    for (int i = 0; i < index && child < body.next(list); i++) {
      child = body.next(child);
    }
    return child;
  }

  private String head(int node) {
    return body.isList(node) && body.payload(node) > 1 && body.kind(node + 1) == Body.SYMBOL
        ? body.name(node + 1)
        : "";
  }
}

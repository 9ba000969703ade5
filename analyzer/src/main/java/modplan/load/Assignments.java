package modplan.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import modplan.module.Body;
import modplan.source.Location;

/** Assignments to names that no form around them binds. */
public final class Assignments {
  private static final Set<String> BINDERS =
      Set.of(
          "lambda",
          "lambda*",
          "case-lambda",
          "case-lambda*",
          "define",
          "define*",
          "define-public",
          "define*-public",
          "define-method",
          "let",
          "let*",
          "letrec",
          "letrec*",
          "let-values",
          "let*-values",
          "receive",
          "do",
          "parameterize",
          "fluid-let");

  private final Body body;
  private final Map<String, Location> found = new LinkedHashMap<>();

  private Assignments(Body body) {
    this.body = body;
  }

  /**
   * The assigned names with the place of the first assignment. A name that the top-level form binds
   * anywhere, or that stands in a form whose bindings are not known, is left out. Linear in the
   * nodes, times the assignments of a form.
   */
  public static Map<String, Location> in(Body body) {
    Assignments assignments = new Assignments(body);
    if (!body.texts().contains("set!")) {
      return assignments.found; // nearly every file
    }
    for (int form = 0; form < body.forms(); form++) {
      assignments.read(body.form(form));
    }
    return assignments.found;
  }

  private void read(int form) {
    int end = body.next(form);
    for (int node = form; node < end; node++) {
      boolean isForm =
          body.isList(node) && body.next(node) > node + 2 && body.kind(node + 1) == Body.SYMBOL;
      if (isForm && body.name(node + 1).equals("quote")) {
        node = body.next(node) - 1;
      } else if (isForm
          && body.name(node + 1).equals("set!")
          && body.kind(node + 2) == Body.SYMBOL
          && !isBound(form, body.name(node + 2))) {
        found.putIfAbsent(body.name(node + 2), Body.locate(body.spot(node + 2)));
      }
    }
  }

  private boolean isBound(int form, String name) {
    int end = body.next(form);
    for (int node = form; node < end; node++) {
      if (!body.isList(node) || body.next(node) <= node + 2 || body.kind(node + 1) != Body.SYMBOL) {
        continue;
      }
      String head = body.name(node + 1);
      if (head.startsWith("match") || head.startsWith("syntax") || head.startsWith("define-")) {
        if (!BINDERS.contains(head) && mentions(node, name)) {
          return true; // patterns, templates, and forms that nobody knows
        }
      }
      if (BINDERS.contains(head)) {
        int first = node + 2;
        int second = body.next(first);
        if (mentions(first, name)
            || (!body.isList(first)
                && second < body.next(node)
                && mentions(second, name)
                && head.equals("let"))) {
          return true;
        }
      }
      if (head.startsWith("case-lambda") && mentions(node, name)) {
        return true;
      }
    }
    return false;
  }

  private boolean mentions(int node, String name) {
    int end = body.next(node);
    for (int at = node; at < end; at++) {
      if (body.kind(at) == Body.SYMBOL && body.name(at).equals(name)) {
        return true;
      }
    }
    return false;
  }
}

package modplan.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import modplan.module.Body;

/**
 * Which names a top-level form mentions, and which of them perhaps when it is loaded: a quick look
 * that overlooks nothing, so that only forms that matter need be expanded. Linear in the nodes.
 */
final class FormNames {
  /** Heads of forms whose body does not run with them, if they stand at top level. */
  private static final Set<String> DEFINERS =
      Set.of("define", "define*", "define-public", "define*-public", "define-once", "define-method");

  private static final Set<String> PROCEDURES =
      Set.of("lambda", "lambda*", "case-lambda", "case-lambda*", "λ");

  private static final Set<String> MACRO_DEFINERS =
      Set.of(
          "define-syntax",
          "define-syntax-rule",
          "define-syntax-parameter",
          "define-syntax-public",
          "define-syntax-rule-public",
          "define-macro",
          "defmacro",
          "defmacro*",
          "defmacro-public",
          "define-inlinable",
          "define-integrable");

  private static final Set<String> WRAPPERS = Set.of("begin", "eval-when", "cond-expand");

  private static final Set<String> DECLARATIONS =
      Set.of("define-module", "use-modules", "export", "re-export", "export!", "export-syntax");

  private final Body body;
  private final Function<String, Set<String>> delayedFields;
  private final Map<String, Set<String>> delayed = new HashMap<>();

  /**
   * @param delayedFields of the record that a head constructs, those whose values run later; empty
   *     if it constructs none
   */
  FormNames(Body body, Function<String, Set<String>> delayedFields) {
    this.body = body;
    this.delayedFields = delayedFields;
  }

  /** Whether a form mentions one of the names, other than as plain data. */
  boolean mentions(int form, Set<String> names) {
    return !names.isEmpty() && mentionsBelow(body.form(form), names);
  }

  private boolean mentionsBelow(int node, Set<String> names) {
    int end = body.next(node);
    for (int at = node; at < end; at++) {
      if (body.kind(at) == Body.SYMBOL && names.contains(body.name(at))) {
        return true;
      }
    }
    return false;
  }

  /** The names of a form that are among these. */
  Set<String> mentioned(int form, Set<String> names) {
    Set<String> found = new HashSet<>();
    int node = body.form(form);
    int end = body.next(node);
    for (int at = node; at < end; at++) {
      if (body.kind(at) == Body.SYMBOL && names.contains(body.name(at))) {
        found.add(body.name(at));
      }
    }
    return found;
  }

  /** Whether the form may need one of the names while it is loaded. */
  boolean mayNeed(int form, Set<String> names) {
    return !names.isEmpty() && mentions(form, names) && atTop(body.form(form), names);
  }

  /** Whether the form splices a file in, of which nothing is known here. */
  boolean includes(int form) {
    String head = head(body.form(form));
    return head.equals("include") || head.equals("include-from-path");
  }

  /** Whether the form declares what the module imports and exports. */
  boolean isModuleForm(int form) {
    return DECLARATIONS.contains(head(body.form(form)));
  }

  /** The name of a macro that the form defines, or the empty text. */
  String macro(int form) {
    return MACRO_DEFINERS.contains(head(body.form(form))) ? definedName(body.form(form)) : "";
  }

  /** The name of a procedure that the form defines by a lambda, or the empty text. */
  String procedure(int form) {
    int node = body.form(form);
    return DEFINERS.contains(head(node)) && isProcedure(node) ? definedName(node) : "";
  }

  String head(int node) {
    return body.isList(node) && body.next(node) > node + 1 && body.kind(node + 1) == Body.SYMBOL
        ? body.name(node + 1)
        : "";
  }

  private String definedName(int node) {
    int name = node + 2;
    while (name < body.next(node) && body.isList(name) && body.next(name) > name + 1) {
      name++;
    }
    return name < body.next(node) && body.kind(name) == Body.SYMBOL ? body.name(name) : "";
  }

  /** {@code (define (f) ...)} or {@code (define f (lambda ...))}. */
  private boolean isProcedure(int node) {
    int target = node + 2;
    if (target >= body.next(node)) {
      return false;
    }
    if (body.isList(target)) {
      return true;
    }
    int value = body.next(target);
    return value < body.next(node) && PROCEDURES.contains(head(value));
  }

  private boolean atTop(int node, Set<String> names) {
    String head = head(node);
    if (MACRO_DEFINERS.contains(head) || DECLARATIONS.contains(head)) {
      return false;
    }
    if (DEFINERS.contains(head) && isProcedure(node)) {
      return false;
    }
    if (WRAPPERS.contains(head)) {
      for (int child = node + 1; child < body.next(node); child = body.next(child)) {
        if (atTop(child, names)) {
          return true;
        }
      }
      return false;
    }
    return needs(node, names, 0);
  }

  private boolean needs(int node, Set<String> names, int depth) {
    if (body.kind(node) == Body.SYMBOL) {
      return names.contains(body.name(node));
    }
    if (body.kind(node) == Body.VECTOR || !body.isList(node)) {
      return false;
    }
    String head = head(node);
    if (head.equals("quote") || head.equals("delay")) {
      return false;
    }
    Set<String> later =
        head.isEmpty() ? Set.of() : delayed.computeIfAbsent(head, delayedFields);
    for (int child = node + 1; child < body.next(node); child = body.next(child)) {
      if ((later.isEmpty() || !later.contains(head(child)))
          && (depth > 100 ? mentionsBelow(child, names) : needs(child, names, depth + 1))) {
        return true;
      }
    }
    return false;
  }
}

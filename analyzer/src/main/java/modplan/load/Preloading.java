package modplan.load;

import java.util.Set;
import modplan.module.Body;
import modplan.module.FileFacts;
import modplan.module.Inclusion;

/**
 * Says which files compile alike whether or not their module has been loaded before: those whose
 * expansion runs no procedure of their own. Compiling a file does not evaluate its definitions, so
 * a macro that calls one of them outside {@code eval-when} works only after loading (phase rule).
 *
 * <p>The answer errs on the safe side: only files of well-known definitions and pattern macros are
 * let through. Linear in the code.
 */
public final class Preloading {
  /** Top-level forms that make no transformer but a pattern. */
  private static final Set<String> PLAIN =
      Set.of(
          "define-module",
          "use-modules",
          "define",
          "define*",
          "define-public",
          "define*-public",
          "define-once",
          "define-values",
          "define-inlinable",
          "define-syntax-rule",
          "export",
          "export!",
          "export-syntax",
          "re-export",
          "re-export-syntax",
          "set!",
          "if",
          "when",
          "unless",
          "let",
          "let*");

  private static final Set<String> SYNTAX_DEFINERS =
      Set.of("define-syntax", "define-syntax-parameter", "define-syntax-public");

  private static final Set<String> PATTERNS = Set.of("syntax-rules", "identifier-syntax");

  /** Anywhere in the code: signs that something runs while it is expanded. */
  private static final Set<String> PROCEDURAL =
      Set.of(
          "syntax-case",
          "syntax",
          "quasisyntax",
          "with-syntax",
          "datum->syntax",
          "syntax->datum",
          "make-variable-transformer",
          "define-macro",
          "defmacro",
          "defmacro-public",
          "procedure->macro",
          "eval-when",
          "begin-for-syntax",
          "let-syntax",
          "letrec-syntax",
          "define-peg-pattern",
          "define-peg-string-patterns",
          "read-hash-extend",
          Body.OPAQUE);

  private Preloading() {}

  /** Whether the module of a file has to be loaded before it is compiled, for all that is known. */
  public static boolean isNeeded(FileFacts file) {
    Body body = file.body();
    if (!file.isComplete()
        || body.isCut()
        || file.modules().size() != 1
        || file.inclusions().stream().anyMatch(Inclusion::isSplice)) {
      return true;
    }
    for (int i = 0; i < body.forms(); i++) {
      if (body.isList(body.form(i)) && !isPlain(body, body.form(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(Body body, int form) {
    int head = form + 1;
    int end = body.next(form);
    if (head >= end || body.kind(head) != Body.SYMBOL) {
      return false;
    }
    String name = body.name(head);
    if (!PLAIN.contains(name) && !SYNTAX_DEFINERS.contains(name)) {
      return false;
    }
    for (int node = head + 1; node < end; node++) {
      if (body.kind(node) == Body.SYMBOL && PROCEDURAL.contains(body.name(node))) {
        return false;
      }
    }
    for (int node = form; node < end; node++) {
      if (body.isList(node) && definesSyntax(body, node) && !hasPattern(body, node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean definesSyntax(Body body, int list) {
    return body.next(list) > list + 1
        && body.kind(list + 1) == Body.SYMBOL
        && SYNTAX_DEFINERS.contains(body.name(list + 1));
  }

  /** {@code (define-syntax NAME (syntax-rules ...))}. */
  private static boolean hasPattern(Body body, int definition) {
    int transformer = body.next(body.next(definition + 1));
    return transformer < body.next(definition)
        && body.isList(transformer)
        && body.next(transformer) > transformer + 1
        && body.kind(transformer + 1) == Body.SYMBOL
        && PATTERNS.contains(body.name(transformer + 1));
  }
}

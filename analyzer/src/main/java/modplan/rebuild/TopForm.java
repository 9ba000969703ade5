package modplan.rebuild;

import java.util.Set;

/**
 * A form at the top level of a module, reduced to its symbols.
 *
 * @param head its first symbol, or empty
 * @param defines the names that it is known to bind
 * @param code symbols that Guile may look up when the form runs; in a macro definition, while the
 *     macro is being expanded
 * @param template symbols that only end up in what a macro expands to
 * @param result the head of what a defined procedure returns, or of what a defined value is
 *     computed with, as far as it is written there; empty for anything else
 * @param isProcedure whether it defines a procedure by its formals
 * @param nodes its size in {@link modplan.module.Body} nodes
 * @param atExpansion whether it runs while the module is compiled
 */
record TopForm(
    String head,
    Set<String> defines,
    Set<String> code,
    Set<String> template,
    String result,
    boolean isProcedure,
    int nodes,
    boolean atExpansion) {
  private static final Set<String> MACRO_DEFINERS =
      Set.of(
          "define-syntax",
          "define-syntax*",
          "define-syntax-rule",
          "define-syntax-parameter",
          "define-syntax-public",
          "define-syntax-rule-public",
          "define-syntax-parameter-public",
          "define-macro",
          "define-macro-public",
          "defmacro",
          "defmacro*",
          "defmacro-public",
          "defmacro*-public",
          "define-inlinable",
          "define-integrable");

  private static final Set<String> PLAIN_DEFINERS =
      Set.of("define", "define*", "define-public", "define*-public", "define-once");

  /** What they define is always made by a call. */
  private static final Set<String> OBJECT_DEFINERS =
      Set.of(
          "define-values",
          "define-class",
          "define-generic",
          "define-method",
          "define-accessor",
          "define-condition-type",
          "define-exception-type");

  static boolean definesMacro(String head) {
    return MACRO_DEFINERS.contains(head);
  }

  boolean definesMacro() {
    return definesMacro(head);
  }

  static boolean definesValue(String head) {
    return PLAIN_DEFINERS.contains(head);
  }

  /** Whether it binds a name to what stands behind it. */
  boolean definesValue() {
    return definesValue(head);
  }

  boolean definesVariable() {
    return definesValue() || OBJECT_DEFINERS.contains(head);
  }

  /** Whether what it binds is known from Guile alone, not from a macro of somebody else. */
  boolean isCore() {
    return definesMacro() || definesVariable();
  }

  boolean mentions(String symbol) {
    return code.contains(symbol) || template.contains(symbol);
  }
}

package modplan.load;

import java.util.Set;
import modplan.module.Body;

/**
 * What the names of a body say of a list that they head, as bits. Found out once for each name,
 * since a body has many more lists than names.
 */
final class HeadRoles {
  /** The body does not run with the form, if it stands at top level. */
  static final int DEFINER = 1;

  static final int PROCEDURE = 1 << 1;
  static final int MACRO_DEFINER = 1 << 2;

  /** What it holds stands at top level, too. */
  static final int WRAPPER = 1 << 3;

  /** Declares what the module imports and exports. */
  static final int DECLARATION = 1 << 4;

  /** What it holds is not evaluated with it. */
  static final int QUOTATION = 1 << 5;

  private static final int KNOWN = 1 << 6;

  private static final Set<String> DEFINERS =
      Set.of(
          "define", "define*", "define-public", "define*-public", "define-once", "define-method");

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

  private static final Set<String> QUOTATIONS = Set.of("quote", "delay");

  private final Body body;

  /** By the number of the name, once somebody asks; 0 for one that was not asked for. */
  private byte[] known = {};

  HeadRoles(Body body) {
    this.body = body;
  }

  /** Whether a node is a list with a symbol as its head that has one of the roles. */
  boolean has(int node, int roles) {
    int name = name(node);
    if (name < 0) {
      return false;
    }
    if (known.length == 0) {
      known = new byte[body.texts().size()];
    }
    int all = known[name];
    if (all == 0) {
      all = KNOWN | find(body.name(node + 1));
      known[name] = (byte) all;
    }
    return (all & roles) != 0;
  }

  /** The number of the symbol that heads a list; -1 if there is none. */
  int name(int node) {
    return body.isList(node) && body.next(node) > node + 1 && body.kind(node + 1) == Body.SYMBOL
        ? body.payload(node + 1)
        : -1;
  }

  private static int find(String head) {
    return bit(DEFINERS, head, DEFINER)
        | bit(PROCEDURES, head, PROCEDURE)
        | bit(MACRO_DEFINERS, head, MACRO_DEFINER)
        | bit(WRAPPERS, head, WRAPPER)
        | bit(DECLARATIONS, head, DECLARATION)
        | bit(QUOTATIONS, head, QUOTATION);
  }

  private static int bit(Set<String> heads, String head, int role) {
    return heads.contains(head) ? role : 0;
  }
}

package modplan.load;

import modplan.load.Data.Seq;
import org.jspecify.annotations.Nullable;

/**
 * Macros of well-known trees whose transformers compute too much to be followed: what their uses
 * define.
 */
final class TreeForms {
  private TreeForms() {}

  /** The use in terms of simpler definitions; null if the macro is none of these. */
  static @Nullable Seq known(Expander expander, Macro macro, Seq form) {
    if (!(macro instanceof Macro.Procedural) && !(macro instanceof Macro.Opaque)) {
      return null;
    }
    String name = Data.isIdentifier(form.get(0)) ? Data.symbol(form.get(0)) : "";
    return switch (name) {
      case "define-record-type*" -> Records.defineGuix(form);
      default -> null;
    };
  }
}

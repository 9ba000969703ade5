package modplan.load;

import java.util.List;

/** Names that the expander's own rewritings use; they cannot be written in a program. */
final class Prelude {
  /** Procedures of {@link Primitives}. */
  static final List<String> HELPERS =
      List.of(
          "%record-type",
          "%record",
          "%record?",
          "%record-ref",
          "%record-with",
          "%unknown",
          "%truthy",
          "%keep",
          "%stream",
          "%call-with-parameters");

  /** Macros of {@link CoreForms}. */
  static final List<String> MACROS = List.of("%ensure-generic");

  private Prelude() {}
}

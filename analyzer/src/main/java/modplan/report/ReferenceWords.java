package modplan.report;

import modplan.load.Reference;

/** How reports call the ways of using a binding. */
final class ReferenceWords {
  private ReferenceWords() {}

  /** {@code strict}, {@code called}, {@code perhaps}, {@code delayed}, {@code expansion}. */
  static String when(Reference reference) {
    return switch (reference.how()) {
      case STRICT -> "strict";
      case CALLED -> "called";
      case PERHAPS -> "perhaps";
      case DELAYED -> "delayed";
      case EXPANSION -> "expansion";
    };
  }

  static String kind(Reference reference) {
    return reference.isMacro() ? when(reference) + " macro" : when(reference);
  }
}

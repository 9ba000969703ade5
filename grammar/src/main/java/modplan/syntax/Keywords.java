package modplan.syntax;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.List;

/** Words complaints about keywords that stand where module forms cannot have them. */
final class Keywords {
  private static final List<String> CLAUSES =
      List.of(
          "#:use-module",
          "#:use-syntax",
          "#:autoload",
          "#:export",
          "#:export-syntax",
          "#:re-export",
          "#:re-export-syntax",
          "#:replace",
          "#:replace-syntax",
          "#:re-export-and-replace",
          "#:pure",
          "#:declarative?",
          "#:duplicates",
          "#:no-backtrace",
          "#:version",
          "#:filename");

  private static final List<String> OPTIONS =
      List.of("#:select", "#:hide", "#:prefix", "#:renamer", "#:version");

  private static final String MISSING_CLOSE = ": is a `)` missing before it?";

  private static final int FARTHEST_MISTYPING = 2;

  private Keywords() {}

  /** For a keyword that is no clause of define-module. */
  static String noClause(String keyword) {
    String hint =
        OPTIONS.contains(keyword)
            ? ": it is an option of an import, as in #:use-module ((NAME) %s ...)"
                .formatted(keyword)
            : nearest(keyword, CLAUSES);
    return "define-module has no clause `%s`%s".formatted(keyword, hint);
  }

  /** For a keyword that is no option of an import. */
  static String noOption(String keyword) {
    String hint = CLAUSES.contains(keyword) ? MISSING_CLOSE : nearest(keyword, OPTIONS);
    return "an import has no option `%s`%s".formatted(keyword, hint);
  }

  /** For a keyword in a list of names or in the name of a module. */
  static String noName(String keyword) {
    return "expected a name, found the keyword `%s`%s".formatted(keyword, MISSING_CLOSE);
  }

  private static String nearest(String keyword, List<String> candidates) {
    int farthest = Math.min(FARTHEST_MISTYPING, keyword.length() / 4);
    return candidates.stream()
        .filter(candidate -> distance(keyword, candidate) <= farthest)
        .min(comparingInt(candidate -> distance(keyword, candidate)))
        .map("; did you mean `%s`?"::formatted)
        .orElse("");
  }

  /** Levenshtein's distance; time is the product of the lengths. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > FARTHEST_MISTYPING) {
      return Integer.MAX_VALUE;
    }
    int[] above = new int[b.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}

package modplan.rule;

import java.util.List;
import java.util.stream.Collectors;
import modplan.graph.Edge;
import modplan.module.MentionKind;

/** Phrases that several rules use. */
final class Words {
  private static final int LISTED = 3;

  private Words() {}

  /** {@code 1 module}, {@code 3 modules}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static String count(int number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }

  /** {@code (a), (b)}; of long lists the first few and how many more. */
  static String list(List<?> items) {
    String first =
        items.stream().limit(LISTED).map(Object::toString).collect(Collectors.joining(", "));
    int more = items.size() - LISTED;
    if (more == 1) {
      return first + ", " + items.get(LISTED);
    }
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** Adds the hops of a path to a finding. */
  static Finding.Builder hops(Finding.Builder finding, List<Edge> hops) {
    for (Edge hop : hops) {
      finding.related(hop, hop.from() + " " + verb(hop) + " " + hop.target());
    }
    return finding;
  }

  private static String verb(Edge hop) {
    if (hop.mention().isEagerImport()) {
      return "imports";
    }
    return hop.mention().kind() == MentionKind.AUTOLOAD ? "autoloads" : "refers to";
  }
}

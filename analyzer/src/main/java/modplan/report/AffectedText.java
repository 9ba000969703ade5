package modplan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import modplan.rebuild.Affected;
import modplan.rebuild.Need;

/** The modules to compile again, a line each with the reason. */
public final class AffectedText {
  private AffectedText() {}

  /**
   * The report.
   *
   * @param modules how many there are in the roots
   */
  public static String write(List<Affected> affected, int modules) {
    StringBuilder out = new StringBuilder();
    for (Affected each : affected) {
      out.append("%s: %s: %s\n".formatted(each.file(), each.module(), reason(each.because())));
    }
    out.append("%d of %s to compile again\n".formatted(affected.size(), count(modules)));
    return out.toString();
  }

  private static String count(int modules) {
    return modules == 1 ? "1 module" : modules + " modules";
  }

  private static String reason(List<Need> because) {
    if (because.isEmpty()) {
      return "its source has changed";
    }
    List<String> hops = new ArrayList<>();
    because.forEach(need -> hops.add(hop(need)));
    return hops.stream().collect(Collectors.joining(", which "));
  }

  private static String hop(Need need) {
    return switch (need.kind()) {
      case MODULE -> "has names that depend on how all of %s is expanded".formatted(need.module());
      case MACRO -> "uses the macro %s of %s".formatted(need.name(), need.module());
      case EXPANSION -> "uses %s of %s during expansion".formatted(need.name(), need.module());
      case TOP_LEVEL -> "runs the top level of %s".formatted(need.module());
      case INLINE -> "may inline %s of %s".formatted(need.name(), need.module());
      case INCLUDE -> "includes %s".formatted(need.name());
      case EXPORTS -> "imports %s".formatted(need.module());
    };
  }
}

package modplan.rule;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import modplan.project.Project;

/** Sets aside what comments allow, and remembers which of them were needed. For one run. */
final class Suppressions {
  private final List<Allowance> all;
  private final Map<String, List<Allowance>> byFile;
  private final Set<Allowance> used = Collections.newSetFromMap(new IdentityHashMap<>());

  private Suppressions(List<Allowance> all) {
    this.all = all;
    this.byFile = all.stream().collect(Collectors.groupingBy(Allowance::file));
  }

  static Suppressions of(Project project) {
    return new Suppressions(Allowances.of(project).allowances());
  }

  /**
   * The finding as the comments of its file judge it; the first that covers it gives the reason.
   */
  Judged judge(Finding finding) {
    List<Allowance> covering =
        byFile.getOrDefault(finding.file(), List.of()).stream()
            .filter(allowance -> allowance.covers(finding))
            .toList();
    used.addAll(covering);
    return covering.isEmpty()
        ? Judged.open(finding)
        : new Judged(finding, Standing.SUPPRESSED, covering.get(0).reason());
  }

  /** The comments that covered none of the findings judged so far. */
  List<Allowance> unused() {
    return all.stream().filter(allowance -> !used.contains(allowance)).toList();
  }
}

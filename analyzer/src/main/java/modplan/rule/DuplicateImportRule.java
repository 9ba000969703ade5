package modplan.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.module.Mention;
import modplan.syntax.ImportOption;

/** Reports an import that another import of the same module makes superfluous. */
final class DuplicateImportRule extends NamedRule {
  DuplicateImportRule() {
    super("duplicate-import", Severity.WARNING, "a module imports another one twice over");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.graph().modules().stream()
        .flatMap(module -> check(analysis.graph().edgesFrom(module)));
  }

  private Stream<Finding> check(List<Edge> edges) {
    // Two files of one name, tests say, stand alone: each needs its imports.
    Map<String, List<Edge>> byTarget = new LinkedHashMap<>();
    for (Edge edge : edges) {
      if (edge.mention().isEagerImport()) {
        byTarget
            .computeIfAbsent(
                edge.file().facts().file() + " " + edge.target(), t -> new ArrayList<>())
            .add(edge);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (List<Edge> imports : byTarget.values()) {
      superfluous(imports, findings);
    }
    return findings.stream();
  }

  private void superfluous(List<Edge> imports, List<Finding> findings) {
    for (int i = 1; i < imports.size(); i++) {
      for (int j = 0; j < i; j++) {
        Mention earlier = imports.get(j).mention();
        Mention later = imports.get(i).mention();
        if (earlier.options().equals(later.options())) {
          findings.add(finding(imports.get(i), imports.get(j), Severity.WARNING));
          break;
        } else if (covers(earlier, later)) {
          findings.add(finding(imports.get(i), imports.get(j), Severity.INFO));
          break;
        } else if (covers(later, earlier)) {
          findings.add(finding(imports.get(j), imports.get(i), Severity.INFO));
          break;
        }
      }
    }
  }

  /** Whether the first import shows all that the second shows, under the same names. */
  private static boolean covers(Mention whole, Mention part) {
    boolean plain =
        part.options().stream()
            .allMatch(
                option ->
                    option instanceof ImportOption.Hide
                        || (option instanceof ImportOption.Select select
                            && select.names().stream().allMatch(r -> r.from().equals(r.to()))));
    return whole.options().isEmpty() && plain;
  }

  private static List<String> hidden(Mention mention) {
    return mention.options().stream()
        .filter(option -> option instanceof ImportOption.Hide)
        .flatMap(option -> ((ImportOption.Hide) option).names().stream())
        .toList();
  }

  private Finding finding(Edge superfluous, Edge other, Severity severity) {
    Module module = superfluous.from();
    Finding.Builder finding = Finding.at(superfluous);
    List<String> hidden = hidden(superfluous.mention());
    if (severity == Severity.INFO && !hidden.isEmpty()) {
      finding
          .related(other, "this import shows all of its names")
          .note("so that %s is not hidden".formatted(Words.list(hidden)))
          .help("decide which of the two is meant, and remove the other");
    } else {
      finding.related(other, "this import shows the same names").help("remove one of the two");
    }
    return finding
        .key(module == null ? "" : module, superfluous.target(), severity.text())
        .finding(
            this,
            severity,
            severity == Severity.WARNING
                ? "%s is imported twice".formatted(superfluous.target())
                : "%s is also imported as a whole".formatted(superfluous.target()));
  }
}

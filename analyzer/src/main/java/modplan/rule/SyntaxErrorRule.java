package modplan.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modplan.project.ProjectFile;
import modplan.source.Diagnostic;

/** Reports what is wrong with the text of a file: the same trouble in one file once. */
final class SyntaxErrorRule extends NamedRule {
  SyntaxErrorRule() {
    super("syntax-error", Severity.ERROR, "Guile's reader or module forms refuse the text");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.project().files().stream().flatMap(this::findings);
  }

  private Stream<Finding> findings(ProjectFile file) {
    Map<String, List<Diagnostic>> byMessage =
        file.facts().errors().stream()
            .collect(
                Collectors.groupingBy(
                    Diagnostic::message, LinkedHashMap::new, Collectors.toList()));
    return byMessage.values().stream().map(errors -> finding(file.facts().file(), errors));
  }

  private Finding finding(String file, List<Diagnostic> errors) {
    Diagnostic first = errors.get(0);
    return Finding.at(file, first.location())
        .related(
            errors.stream().skip(1).map(e -> new Place(file, e.location(), "here, too")).toList())
        .key(file, "", first.message().replaceAll("\\d+", ""))
        .finding(this, severity(), first.message());
  }
}

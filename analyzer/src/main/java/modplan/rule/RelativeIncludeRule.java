package modplan.rule;

import java.util.stream.Stream;
import modplan.module.Inclusion;
import modplan.project.ProjectFile;

/** Reports files that are included by a name which depends on the working directory. */
final class RelativeIncludeRule extends NamedRule {
  RelativeIncludeRule() {
    super("relative-include", Severity.WARNING, "an include depends on the working directory");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.project().files().stream()
        .flatMap(
            file ->
                file.facts().inclusions().stream()
                    .filter(inclusion -> inclusion.module() >= 0 && isRelative(inclusion))
                    .map(inclusion -> finding(file, inclusion)));
  }

  private static boolean isRelative(Inclusion inclusion) {
    return (inclusion.form().equals("include") || inclusion.form().equals("include-ci"))
        && inclusion.context() != modplan.module.Context.DATA
        && !inclusion.path().startsWith("/");
  }

  private Finding finding(ProjectFile file, Inclusion inclusion) {
    int slash = file.path().lastIndexOf('/');
    String meant = file.path().substring(0, slash + 1) + inclusion.path();
    String module = file.facts().modules().get(inclusion.module()).name().toString();
    return Finding.at(file.facts().file(), inclusion.location())
        .module(module)
        .confidence(Confidence.LIKELY)
        .note(
            "a module that is found on the load path is known to Guile by its path there, so it"
                + " looks for %s in the working directory".formatted(meant))
        .help("write (include-from-path \"%s\")".formatted(meant))
        .key(module, "", inclusion.path())
        .finding(
            this,
            severity(),
            "(include \"%s\") works only where the working directory is a root"
                .formatted(inclusion.path()));
  }
}

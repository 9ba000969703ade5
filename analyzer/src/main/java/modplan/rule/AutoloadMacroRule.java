package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.module.BindingKind;

/** Reports macros in the name lists of autoloads. */
final class AutoloadMacroRule extends NamedRule {
  AutoloadMacroRule() {
    super("autoload-macro", Severity.INFO, "an autoload waits for a macro, so nothing is deferred");
  }

  @Override
  public boolean asksForHazards() {
    return true;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return Autoloads.of(analysis).flatMap(edge -> check(edge, analysis).stream());
  }

  private Optional<Finding> check(Edge autoload, Analysis analysis) {
    List<String> macros = new ArrayList<>();
    for (String name : autoload.mention().names()) {
      Binding binding = analysis.interfaces().binding(autoload.target(), name);
      if (binding != null && binding.kind() == BindingKind.MACRO) {
        macros.add(name);
      }
    }
    if (macros.isEmpty()) {
      return Optional.empty();
    }
    Finding.Builder finding = Finding.at(autoload);
    Binding first = analysis.interfaces().binding(autoload.target(), macros.get(0));
    Place definition =
        first == null
            ? null
            : analysis.hazards().definition(first.module().toString(), first.name());
    if (definition != null) {
      finding.related(List.of(definition)); // of a record, who looks for a macro finds none
    }
    return Optional.of(
        finding
            .note(
                "Guile loads %s as soon as it expands a use of %s, even in a procedure that nobody calls"
                    .formatted(autoload.target(), macros.get(0)))
            .help("import it with #:use-module, which says what happens")
            .key(Autoloads.importer(autoload), autoload.target(), "")
            .finding(
                this,
                Severity.INFO,
                "the autoload of %s waits for %s: %s"
                    .formatted(
                        autoload.target(),
                        macros.size() == 1 ? "a macro" : "macros",
                        Words.list(macros))));
  }
}

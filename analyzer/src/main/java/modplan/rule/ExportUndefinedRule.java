package modplan.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import modplan.graph.Module;
import modplan.load.FormNames;
import modplan.module.BindingKind;
import modplan.module.Definition;
import modplan.module.ExportFact;
import modplan.module.FileFacts;

/** Reports names that a module exports and never defines. */
final class ExportUndefinedRule extends NamedRule {
  /** Code that defines names which no form shows. */
  private static final Set<String> MAKERS =
      Set.of(
          "module-define!",
          "module-add!",
          "module-set!",
          "module-ensure-local-variable!",
          "module-make-local-var!",
          "eval",
          "primitive-eval",
          "eval-string",
          "load",
          "load-from-path",
          "primitive-load",
          "primitive-load-path",
          "load-extension",
          "dynamic-call",
          "include",
          "include-from-path",
          "include-ci",
          "datum->syntax",
          "syntax->datum");

  /** Macros of Guile's core that define nothing. */
  private static final Set<String> HARMLESS =
      Set.of("when", "unless", "and", "or", "cond", "case", "do", "let*", "parameterize", "if");

  ExportUndefinedRule() {
    super("export-undefined", Severity.WARNING, "an exported name is never defined");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.graph().modules().stream().flatMap(module -> check(module, analysis));
  }

  private Stream<Finding> check(Module module, Analysis analysis) {
    FileFacts facts = module.site().file().facts();
    Set<String> defined = new HashSet<>();
    for (ExportFact export : facts.exports()) {
      if (export.kind().isReExport()) {
        defined.add(export.name().to()); // comes behind exports of this name, and replaces them
      }
    }
    for (Definition definition : facts.definitions()) {
      defined.add(definition.name());
      if (definition.kind() == BindingKind.UNKNOWN) {
        return Stream.empty(); // the form may define more names than the one that it shows
      }
    }
    if (facts.exports().stream().allMatch(e -> isFine(e, defined))
        || module.sites().size() != 1
        || facts.modules().size() != 1
        || !facts.isComplete()
        || facts.computed().exports()
        || facts.computed().modules()
        || FormNames.of(facts.body()).mentionsAnywhere(MAKERS)
        || facts.computed().heads().stream().anyMatch(head -> head.startsWith("%init-"))
        || facts.computed().heads().stream().anyMatch(head -> mayDefine(head, module, analysis))) {
      return Stream.empty();
    }
    return facts.exports().stream()
        .filter(export -> !isFine(export, defined))
        .map(export -> finding(module, facts, export));
  }

  private static boolean isFine(ExportFact export, Set<String> defined) {
    return export.kind().isReExport() || defined.contains(export.name().from());
  }

  /** Whether a top-level form with this head may be the use of a macro that defines. */
  private static boolean mayDefine(String head, Module module, Analysis analysis) {
    for (Definition definition : module.site().file().facts().definitions()) {
      if (definition.name().equals(head)) {
        return definition.kind() != BindingKind.VARIABLE;
      }
    }
    return Scope.imported(analysis, module, head) != BindingKind.VARIABLE
        && !HARMLESS.contains(head);
  }

  private Finding finding(Module module, FileFacts facts, ExportFact export) {
    String name = export.name().from();
    return Finding.at(facts.file(), export.location())
        .module(module.toString())
        .confidence(Confidence.LIKELY)
        .note("Guile says nothing until somebody uses it; then: Unbound variable: " + name)
        .help(
            "define it, or take it out of the exports; a name that comes from an import belongs into #:re-export")
        .key(module, "", name)
        .finding(this, severity(), "%s exports %s but never defines it".formatted(module, name));
  }
}

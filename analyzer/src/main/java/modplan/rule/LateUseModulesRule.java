package modplan.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.load.FormNames;
import modplan.load.Hazard;
import modplan.module.Context;
import modplan.module.Definition;
import modplan.module.MentionKind;
import modplan.project.ProjectFile;

/** Reports imports in the body that come too late for what uses them. */
final class LateUseModulesRule extends HazardRule {
  LateUseModulesRule() {
    super(
        "late-use-modules",
        Severity.ERROR,
        "use-modules comes behind what needs it",
        Hazard.Kind.LATE_IMPORT);
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Set<String> told = new HashSet<>();
    List<Finding> hazards =
        super.check(analysis)
            .peek(
                finding -> {
                  if (finding.severity() != Severity.INFO) { // else what is certain is a warning
                    told.add(finding.module() + " " + finding.key().to());
                  }
                })
            .toList();
    Stream<Finding> other =
        analysis.graph().edges().stream()
            .filter(edge -> edge.from() != null && edge.mention().kind() == MentionKind.USE_MODULES)
            .filter(edge -> !edge.mention().tentative())
            .filter(edge -> !told.contains(edge.from() + " " + edge.target()))
            .flatMap(edge -> check(edge, analysis));
    return Stream.concat(hazards.stream(), other);
  }

  private Stream<Finding> check(Edge edge, Analysis analysis) {
    if (edge.mention().context() == Context.NESTED) {
      boolean useless =
          FormNames.of(edge.file().facts().body()).isInProcedure(edge.mention().location());
      return useless ? Stream.of(nested(edge)) : Stream.empty();
    }
    return edge.mention().isEagerImport() ? macros(edge, analysis) : Stream.empty();
  }

  private Finding nested(Edge edge) {
    return Finding.at(edge)
        .confidence(Confidence.LIKELY)
        .note("the code around it is expanded before: macros are not seen, and Guile warns")
        .help("import it in define-module, or use (@ %s name)".formatted(edge.target()))
        .key(edge.from() == null ? "" : edge.from(), edge.target(), "nested")
        .finding(
            this,
            Severity.WARNING,
            "use-modules of %s in a procedure comes too late for its code"
                .formatted(edge.target()));
  }

  /** Macros of the import that forms before it mention, and that nothing else shows. */
  private Stream<Finding> macros(Edge edge, Analysis analysis) {
    ProjectFile file = edge.file();
    FormNames names = FormNames.of(file.facts().body());
    int form = names.formAt(edge.mention().location());
    Set<String> macros = new HashSet<>();
    for (String macro : analysis.interfaces().macros(edge.target())) {
      String visible = VisibleNames.of(edge.mention(), macro);
      if (visible != null) {
        macros.add(visible);
      }
    }
    for (Definition definition : file.facts().definitions()) {
      macros.remove(definition.name());
    }
    if (macros.isEmpty()) {
      return Stream.empty();
    }
    Set<String> used = new TreeSet<>();
    for (int before = 0; before < form; before++) {
      if (!names.isModuleForm(before) && names.macro(before).isEmpty()) {
        used.addAll(names.heads(before, macros));
      }
    }
    used.removeIf(name -> isShownElsewhere(edge, name, analysis));
    if (used.isEmpty()) {
      return Stream.empty();
    }
    Module from = edge.from();
    return Stream.of(
        Finding.at(edge)
            .confidence(Confidence.LIKELY)
            .note(
                "what stands before it takes the macro for a procedure, compiled or not: Wrong type"
                    + " to apply: #<syntax-transformer %s>".formatted(used.iterator().next()))
            .help("import it in define-module")
            .key(from == null ? "" : from, edge.target(), "")
            .finding(
                this,
                Severity.WARNING,
                "use-modules of %s comes behind uses of its macros: %s"
                    .formatted(edge.target(), Words.list(List.copyOf(used)))));
  }

  private static boolean isShownElsewhere(Edge late, String name, Analysis analysis) {
    Module from = late.from();
    if (from == null || Scope.core(analysis, name) != null) {
      return true;
    }
    return analysis.graph().edgesFrom(from).stream()
        .filter(edge -> edge.mention().isEagerImport())
        .filter(edge -> edge.mention().location().compareTo(late.mention().location()) < 0)
        .anyMatch(
            edge -> {
              String external = ImportedName.of(edge.mention(), name);
              return external == null || !analysis.interfaces().lacks(edge.target(), external);
            });
  }

  @Override
  String message(Hazard hazard) {
    String uses = hazard.via().isEmpty() ? "uses" : "calls " + hazard.via() + ", which uses";
    return "%s %s %s before its use-modules of %s"
        .formatted(hazard.module(), uses, hazard.written(), hazard.target());
  }

  @Override
  String help(Hazard hazard) {
    return "import %s in define-module".formatted(hazard.target());
  }
}

package modplan.rule;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.load.Assignments;
import modplan.module.BindingKind;
import modplan.module.Definition;
import modplan.project.GuileVersion;
import modplan.project.ProjectFile;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/** Reports assignments to imported variables, which the exporting module may not see. */
final class SetImportedRule extends NamedRule {
  SetImportedRule() {
    super("set-imported", Severity.WARNING, "an imported variable is assigned to");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    if (analysis.guileVersion().compareTo(GuileVersion.V2_2) <= 0) {
      return Stream.empty(); // modules are declarative since 3.0
    }
    return analysis.graph().modules().stream().flatMap(module -> check(module, analysis));
  }

  private Stream<Finding> check(Module module, Analysis analysis) {
    ProjectFile file = module.site().file();
    if (file.facts().modules().size() != 1) {
      return Stream.empty();
    }
    Map<String, Location> assigned = new LinkedHashMap<>(Assignments.in(file.facts().body()));
    Set<String> own = new HashSet<>();
    for (Definition definition : file.facts().definitions()) {
      own.add(definition.name());
    }
    assigned.keySet().removeAll(own);
    return assigned.entrySet().stream()
        .flatMap(
            each -> {
              Edge source = source(module, each.getKey(), analysis);
              return source == null
                  ? Stream.empty()
                  : Stream.of(finding(module, file, each.getKey(), each.getValue(), source));
            });
  }

  /** The import of a module of the roots, declarative, that shows the name. */
  private static @Nullable Edge source(Module module, String name, Analysis analysis) {
    Edge found = null;
    for (Edge edge : analysis.graph().edgesFrom(module)) {
      if (!edge.mention().isEagerImport()) {
        continue;
      }
      String external = ImportedName.of(edge.mention(), name);
      Binding binding =
          external == null ? null : analysis.interfaces().binding(edge.target(), external);
      if (binding == null) {
        continue;
      }
      Module to = edge.to();
      if (binding.kind() != BindingKind.VARIABLE
          || to == null
          || !binding.module().equals(edge.target())
          || !to.site().fact().declarative()) {
        return null;
      }
      found = edge;
    }
    return found;
  }

  private Finding finding(
      Module module, ProjectFile file, String name, Location location, Edge source) {
    return Finding.at(file.facts().file(), location)
        .module(module.toString())
        .confidence(Confidence.LIKELY)
        .related(source, "%s is imported from %s".formatted(name, source.target()))
        .note(
            "Guile 3.0 compiles %s as if nobody else assigned to its variables: its own code keeps"
                    .formatted(source.target())
                + " the old value")
        .help(
            "let %s export a procedure that sets it, or a parameter; or declare it with"
                    .formatted(source.target())
                + " #:declarative? #f")
        .key(module, source.target(), name)
        .finding(
            this, severity(), "%s assigns to %s of %s".formatted(module, name, source.target()));
  }
}

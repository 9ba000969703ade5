package modplan.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import modplan.load.FormNames;
import modplan.module.BindingKind;
import modplan.module.Context;
import modplan.module.Definition;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.project.ProjectFile;
import org.jspecify.annotations.Nullable;

/** Reports files that are loaded at run time although their macros are needed before. */
final class LoadMacrosRule extends NamedRule {
  LoadMacrosRule() {
    super("load-macros", Severity.WARNING, "a file of macros is loaded at run time only");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Map<String, FileFacts> byPath = new HashMap<>();
    analysis.project().files().forEach(file -> byPath.put(file.path(), file.facts()));
    return analysis.project().files().stream()
        .flatMap(
            file ->
                file.facts().inclusions().stream()
                    .filter(i -> i.form().startsWith("load") && i.context() == Context.EAGER)
                    .flatMap(inclusion -> check(file, inclusion, byPath)));
  }

  private Stream<Finding> check(
      ProjectFile file, Inclusion inclusion, Map<String, FileFacts> byPath) {
    FileFacts loaded = target(file, inclusion, byPath);
    if (loaded == null) {
      return Stream.empty();
    }
    Set<String> macros = new HashSet<>();
    for (Definition definition : loaded.definitions()) {
      if (definition.kind() == BindingKind.MACRO) {
        macros.add(definition.name());
      }
    }
    file.facts().definitions().forEach(definition -> macros.remove(definition.name()));
    FormNames names = FormNames.of(file.facts().body());
    Set<String> used = new TreeSet<>();
    for (int form = 0; form < file.facts().body().forms(); form++) {
      used.addAll(names.mentioned(form, macros));
    }
    return used.isEmpty() ? Stream.empty() : Stream.of(finding(file, inclusion, loaded, used));
  }

  private static @Nullable FileFacts target(
      ProjectFile file, Inclusion inclusion, Map<String, FileFacts> byPath) {
    String path =
        inclusion.path().startsWith("./") ? inclusion.path().substring(2) : inclusion.path();
    int slash = file.path().lastIndexOf('/');
    FileFacts beside = byPath.get(file.path().substring(0, slash + 1) + path);
    return beside == null ? byPath.get(path) : beside;
  }

  private Finding finding(
      ProjectFile file, Inclusion inclusion, FileFacts loaded, Set<String> used) {
    String first = used.iterator().next();
    Finding.Builder finding = Finding.at(file.facts().file(), inclusion.location());
    if (inclusion.module() >= 0) {
      finding.module(file.facts().modules().get(inclusion.module()).name().toString());
    }
    loaded.definitions().stream()
        .filter(definition -> definition.name().equals(first))
        .limit(1)
        .forEach(
            definition ->
                finding.related(
                    List.of(
                        new Place(
                            loaded.file(),
                            definition.location(),
                            "%s is a macro of this file".formatted(first)))));
    return finding
        .confidence(Confidence.LIKELY)
        .note(
            "it works from source; compiled, %s is taken for a procedure: Wrong type to apply:"
                    .formatted(first)
                + " #<syntax-transformer %s>".formatted(first))
        .help("use include-from-path, or make a module of the file and import it")
        .key(file.path(), inclusion.path(), "")
        .finding(
            this,
            severity(),
            "%s defines macros that are used here, but is loaded only at run time: %s"
                .formatted(inclusion.path(), Words.list(List.copyOf(used))));
  }
}

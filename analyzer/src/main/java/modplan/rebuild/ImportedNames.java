package modplan.rebuild;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Meaning;
import modplan.load.Survey;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/** The names that one module imports, as macros that it uses may ask for them. */
final class ImportedNames {
  private final Survey survey;
  private final ModuleName module;
  private final Map<NamePattern, List<String>> matching = new HashMap<>();
  private final Map<NameSet, Set<Meaning>> meant = new IdentityHashMap<>();
  private @Nullable Set<String> all;

  ImportedNames(Survey survey, ModuleName module) {
    this.survey = survey;
    this.module = module;
  }

  /** What those of the names mean that the module imports. Each pattern is tried once. */
  Set<Meaning> meant(NameSet names) {
    return names.isEmpty() ? Set.of() : meant.computeIfAbsent(names, this::find);
  }

  private Set<Meaning> find(NameSet names) {
    Set<String> imported = all();
    Set<String> found = new HashSet<>(names.fixed());
    found.retainAll(imported);
    for (NamePattern pattern : names.made()) {
      found.addAll(
          matching.computeIfAbsent(pattern, p -> imported.stream().filter(p::matches).toList()));
    }
    return Set.copyOf(survey.meanings(module, found).values());
  }

  private Set<String> all() {
    Set<String> known = all;
    if (known == null) {
      known = survey.imported(module);
      all = known;
    }
    return known;
  }
}

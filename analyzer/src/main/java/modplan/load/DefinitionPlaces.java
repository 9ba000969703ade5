package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.binding.Program;
import modplan.load.LoadSteps.Definition;
import modplan.module.BindingKind;
import modplan.module.Body;
import modplan.module.Context;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import org.jspecify.annotations.Nullable;

/** Where the names of a file get their values, those of the files that it includes, too. */
final class DefinitionPlaces {
  private static final Set<String> RECORDS =
      Set.of("define-record-type", "define-immutable-record-type");

  private final Program program;
  private final FileFacts file;

  DefinitionPlaces(Program program, FileFacts file) {
    this.program = program;
    this.file = file;
  }

  /** A file that a top-level form splices in. */
  record Included(FileFacts file, int form) {}

  Map<String, Definition> read() {
    Map<String, Definition> places = new HashMap<>();
    add(file, -1, places);
    included().forEach(each -> add(each.file(), each.form(), places));
    return places;
  }

  /** The files that are spliced in, directly and through others. */
  List<Included> included() {
    List<Included> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    seen.add(file.file());
    include(file, -1, found, seen);
    return found;
  }

  private void include(FileFacts from, int at, List<Included> found, Set<String> seen) {
    for (Inclusion inclusion : from.inclusions()) {
      FileFacts target = target(inclusion, from);
      if (target != null
          && inclusion.isSplice()
          && inclusion.context() == Context.EAGER
          && seen.add(target.file())) {
        int form = at >= 0 ? at : StepReader.formAt(from.body(), inclusion.location());
        found.add(new Included(target, form));
        Deep.run(() -> include(target, form, found, seen));
      }
    }
  }

  private @Nullable FileFacts target(Inclusion inclusion, FileFacts from) {
    String place = inclusion.place(from.file()).orElse("");
    return inclusion.form().endsWith("from-path") ? program.onLoadPath(place) : program.file(place);
  }

  private void add(FileFacts from, int at, Map<String, Definition> places) {
    for (modplan.module.Definition definition : from.definitions()) {
      int own = StepReader.formAt(from.body(), definition.location());
      boolean isMacro = definition.kind() == BindingKind.MACRO;
      boolean loaded = true;
      boolean compiled = isMacro;
      Set<String> when = situations(from.body(), own);
      if (!when.isEmpty()) {
        boolean expands = when.contains("expand") || when.contains("compile");
        loaded = when.contains("eval") || when.contains("expand");
        compiled = expands;
      }
      places.putIfAbsent(
          definition.name(),
          new Definition(
              at >= 0 ? at : own, loaded, compiled, isMacro && RECORDS.contains(definition.via())));
    }
  }

  /** What an {@code eval-when} says; empty for other forms. */
  private static Set<String> situations(Body body, int form) {
    int node = body.form(form);
    if (!body.isList(node)
        || body.next(node) <= node + 2
        || body.kind(node + 1) != Body.SYMBOL
        || !body.name(node + 1).equals("eval-when")
        || !body.isList(node + 2)) {
      return Set.of();
    }
    Set<String> found = new HashSet<>();
    for (int child = node + 3; child < body.next(node + 2); child = body.next(child)) {
      if (body.kind(child) == Body.SYMBOL) {
        found.add(body.name(child));
      }
    }
    return found;
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.binding.Program;
import modplan.module.BindingKind;
import modplan.module.Body;
import modplan.module.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * Macros that may make identifiers out of text or of parts of other names, as {@code
 * define-configuration} of Guix makes {@code serialize-string} of {@code string}: what their uses
 * come to mention is not to be seen in them. By names alone: those that do so themselves, and those
 * whose definitions mention one of these that the same file defines. Linear in the code of files
 * that define macros, times the longest chain of such mentions.
 */
final class NameMakers {
  private static final String MAKING = "datum->syntax";
  private static final Set<String> JOINING = Set.of("string->symbol", "symbol-append", "format-id");

  /**
   * A form that defines a macro or a procedure.
   *
   * @param name of it
   */
  private record Form(int index, String name) {}

  private final Program program;
  private volatile @Nullable Set<String> known;

  NameMakers(Program program) {
    this.program = program;
  }

  /**
   * Their names, and those of procedures that do it for them; looked for when somebody asks. Two
   * threads may both look, and find the same: who holds a lock waits for nobody here.
   */
  Set<String> names() {
    Set<String> names = known;
    if (names == null) {
      names = find();
      known = names;
    }
    return names;
  }

  private Set<String> find() {
    Set<String> makers = new HashSet<>();
    program.files().stream()
        .filter(NameMakers::hasMacros)
        .map(NameMakers::makers)
        .forEach(makers::addAll);
    return makers;
  }

  private static Set<String> makers(FileFacts file) {
    FormNames names = FormNames.of(file.body());
    Set<String> makers = new HashSet<>();
    if (names.mentionsAnywhere(Set.of(MAKING)) && names.mentionsAnywhere(JOINING)) {
      List<Form> forms = forms(file.body(), names);
      boolean[] making = names.marks(Set.of(MAKING));
      boolean[] joining = names.marks(JOINING);
      forms.stream()
          .filter(form -> names.mentions(form.index, making))
          .filter(form -> names.mentions(form.index, joining))
          .forEach(form -> makers.add(form.name));
      Set<String> fresh = Set.copyOf(makers);
      while (!fresh.isEmpty()) {
        boolean[] marks = names.marks(fresh);
        Set<String> next = new HashSet<>();
        forms.stream()
            .filter(form -> names.mentions(form.index, marks))
            .forEach(form -> next.add(form.name));
        next.removeAll(makers);
        makers.addAll(next);
        fresh = next;
      }
    }
    return makers;
  }

  private static boolean hasMacros(FileFacts file) {
    return file.definitions().stream()
        .anyMatch(definition -> definition.kind() == BindingKind.MACRO);
  }

  private static List<Form> forms(Body body, FormNames names) {
    List<Form> forms = new ArrayList<>();
    for (int form = 0; form < body.forms(); form++) {
      String macro = names.macro(form);
      String name = macro.isEmpty() ? names.procedure(form) : macro;
      if (!name.isEmpty()) {
        forms.add(new Form(form, name));
      }
    }
    return forms;
  }
}

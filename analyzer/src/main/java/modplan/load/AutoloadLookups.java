package modplan.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modplan.module.Body;
import modplan.module.FileFacts;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/** Which of some names the code of a module looks up: that is what an autoload waits for. */
public final class AutoloadLookups {
  private AutoloadLookups() {}

  /**
   * A name that is looked up.
   *
   * @param form where the top-level form is that does it
   */
  public record Lookup(String name, Location form) {}

  /**
   * What is looked up first when the module is loaded from source; null if nothing is. Linear in
   * the modules that it loads; in the names of its own file if no form mentions one.
   *
   * @param module its name as Scheme writes it
   */
  public static @Nullable Lookup first(SharedSurvey survey, String module, Set<String> names) {
    FileFacts file = survey.program().forModule(module);
    if (file == null) {
      return null;
    }
    Body body = file.body();
    List<Integer> forms = mentioning(body, names);
    return forms.isEmpty()
        ? null
        : survey
            .with(List.of(module), reading -> find(reading, module, body, forms, names))
            .orElse(null);
  }

  /**
   * The first form that has one of the names in it, or includes a file; null if there is none. It
   * need not look the name up: it may be data, or a variable of its own.
   */
  public static @Nullable Location firstMention(FileFacts file, Set<String> names) {
    Body body = file.body();
    List<Integer> forms = mentioning(body, names);
    return forms.isEmpty() ? null : Body.locate(body.spot(body.form(forms.get(0))));
  }

  private static List<Integer> mentioning(Body body, Set<String> names) {
    FormNames mentions = FormNames.of(body);
    boolean[] marks = mentions.marks(names);
    List<Integer> forms = new ArrayList<>();
    for (int form = 0; form < body.forms(); form++) {
      if (!mentions.isModuleForm(form)
          && (mentions.includes(form) || mentions.mentions(form, marks))) {
        forms.add(form);
      }
    }
    return forms;
  }

  private static Optional<Lookup> find(
      Survey survey, String module, Body body, List<Integer> forms, Set<String> names) {
    Mod mod = survey.world().known(module);
    if (mod == null) {
      return Optional.empty();
    }
    for (int form : forms) {
      Set<String> looked =
          during(
              survey.world(),
              mod,
              names,
              () -> survey.form(module, form, IdleFields.NONE, (name, spot, procedures) -> {}));
      if (!looked.isEmpty()) {
        Location place = Body.locate(body.spot(body.form(form)));
        return Optional.of(new Lookup(looked.iterator().next(), place));
      }
    }
    return Optional.empty();
  }

  /** Those that are looked up among the imports of a module while something is done, in order. */
  static Set<String> during(World world, Mod mod, Set<String> names, Runnable work) {
    Set<String> looked = new LinkedHashSet<>();
    world.lookups =
        (where, name) -> {
          if (where == mod && names.contains(name)) {
            looked.add(name);
          }
        };
    try {
      mod.imported.keySet().removeAll(names);
      work.run();
    } finally {
      world.lookups = null;
    }
    return looked;
  }
}

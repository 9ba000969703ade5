package modplan.load;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modplan.module.Body;
import modplan.module.FileFacts;
import org.jspecify.annotations.Nullable;

/** Which of some names the code of a module looks up: that is what an autoload waits for. */
public final class AutoloadLookups {
  private AutoloadLookups() {}

  /**
   * The name that is looked up first when the module is loaded from source; null if none is. Linear
   * in the modules that it loads.
   *
   * @param module its name as Scheme writes it
   */
  public static @Nullable String first(SharedSurvey survey, String module, Set<String> names) {
    FileFacts file = survey.program().forModule(module);
    return file == null
        ? null
        : survey.with(List.of(module), reading -> find(reading, module, file, names)).orElse(null);
  }

  private static Optional<String> find(
      Survey survey, String module, FileFacts file, Set<String> names) {
    Mod mod = survey.world().known(module);
    if (mod == null) {
      return Optional.empty();
    }
    Body body = file.body();
    FormNames mentions = FormNames.of(body);
    boolean[] marks = mentions.marks(names);
    for (int form = 0; form < body.forms(); form++) {
      if (!mentions.isModuleForm(form)
          && (mentions.includes(form) || mentions.mentions(form, marks))) {
        int index = form;
        Set<String> looked =
            during(
                survey.world(),
                mod,
                names,
                () -> survey.form(module, index, IdleFields.NONE, (name, spot, procedures) -> {}));
        if (!looked.isEmpty()) {
          return Optional.of(looked.iterator().next());
        }
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

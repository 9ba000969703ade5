package modplan.rebuild;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Meaning;
import modplan.module.BindingKind;
import org.jspecify.annotations.Nullable;

/**
 * The names that a macro may make and look up in the module that uses it, although nobody has
 * written them there.
 *
 * <p>It goes through all that can run while a use of the macro is expanded, and puts together what
 * is found there: without any {@code datum->syntax} nothing can be looked up in the user's module;
 * with one, every symbol in data and every symbol that is made may be. Of a macro that another
 * macro has defined, what stands in that one's templates counts, not what ran when it was defined.
 * Linear in the forms that are reached, for each macro.
 */
final class MadeNames {
  private final Forms forms;
  private final Map<Meaning, Set<NamePattern>> known = new HashMap<>();

  /** The forms of the tree. */
  interface Forms {
    /** Those that bind a name, or may; none if nothing is known of the module. */
    List<TopForm> defining(String module, String name);

    /** What a symbol means in a module, or null. */
    @Nullable Meaning meaning(String module, String symbol);
  }

  /**
   * What is gone through.
   *
   * @param definer whether it has run already, and only its templates count
   */
  private record Place(String module, String name, boolean definer) {}

  MadeNames(Forms forms) {
    this.forms = forms;
  }

  /** What names the uses of a macro may be looking up where they stand; none if it is hygienic. */
  Set<NamePattern> of(Meaning macro) {
    Set<NamePattern> names = known.get(macro);
    if (names == null) {
      names = find(macro);
      known.put(macro, names);
    }
    return names;
  }

  private Set<NamePattern> find(Meaning macro) {
    Deque<Place> pending = new ArrayDeque<>();
    Set<Place> seen = new HashSet<>();
    Set<NamePattern> names = new HashSet<>();
    boolean bends = false;
    pending.add(new Place(macro.module(), macro.name(), false));
    while (!pending.isEmpty()) {
      Place place = pending.remove();
      if (!seen.add(place)) {
        continue;
      }
      for (TopForm form : forms.defining(place.module(), place.name())) {
        FormNames found = FormNames.of(form.body(), form.node(), place.definer());
        bends |= found.bends();
        names.addAll(found.names());
        follow(form, place, pending);
      }
    }
    return bends ? Set.copyOf(names) : Set.of();
  }

  private void follow(TopForm form, Place place, Deque<Place> pending) {
    String module = place.module();
    if (!form.isCore()) {
      Meaning definer = forms.meaning(module, form.head());
      if (definer != null) {
        pending.add(new Place(definer.module(), definer.name(), true));
      }
    }
    // In a template a procedure can still run at expansion, in the transformer of a macro that the
    // expansion defines.
    boolean runs = form.isCore() || form.hasTransformer();
    if (!place.definer()) {
      for (String symbol : form.code()) {
        if (form.isCore() || !symbol.equals(form.head())) {
          add(forms.meaning(module, symbol), runs, pending);
        }
      }
    }
    form.template()
        .forEach(symbol -> add(forms.meaning(module, symbol), form.nestsTransformers(), pending));
  }

  private static void add(@Nullable Meaning meaning, boolean runs, Deque<Place> pending) {
    if (meaning != null && (runs || meaning.kind() != BindingKind.VARIABLE)) {
      pending.add(new Place(meaning.module(), meaning.name(), false));
    }
  }
}

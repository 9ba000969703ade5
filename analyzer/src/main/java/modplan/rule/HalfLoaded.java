package modplan.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import modplan.graph.Module;
import modplan.load.Hazard;
import org.jspecify.annotations.Nullable;

/** The hazards that are the first failure of their entries, by the modules that they are in. */
final class HalfLoaded {
  private final Map<String, List<Place>> places = new HashMap<>();

  /** Of how many hazards a module is said to be an entry. */
  private final Map<String, Integer> claims = new HashMap<>();

  /** Where a module meets one that is half loaded, and with which entries. */
  record Place(Hazard hazard, Set<String> entries) {}

  /**
   * @param entries of a hazard
   */
  HalfLoaded(List<Hazard> hazards, Function<Hazard, Set<String>> entries) {
    for (Hazard hazard : hazards) {
      Set<String> those = entries.apply(hazard);
      places
          .computeIfAbsent(hazard.module(), module -> new ArrayList<>())
          .add(new Place(hazard, those));
      those.forEach(entry -> claims.merge(entry, 1, Integer::sum));
    }
  }

  /** The names of the modules that hazards are in. */
  Set<String> modules() {
    return Set.copyOf(places.keySet());
  }

  /** Those in one module. */
  List<Place> in(Module module) {
    return places.getOrDefault(module.toString(), List.of());
  }

  /** Whether a module is said to be an entry of more than one. */
  boolean isClaimedTwice(Module entry) {
    return claims.getOrDefault(entry.toString(), 0) > 1;
  }

  /**
   * What an entry meets of the hazards in a module between the import before and the one that is
   * next; null if nothing.
   */
  static @Nullable Hazard first(List<Place> places, String entry, Outgoing out, int next) {
    Hazard first = null;
    for (Place place : places) {
      Hazard hazard = place.hazard();
      int order = out.order(hazard.file(), hazard.location(), next);
      boolean isBefore =
          order < 0 || (order == 0 && hazard.kind() == Hazard.Kind.LIBRARY); // it is not loaded
      if (isBefore
          && place.entries().contains(entry)
          && (first == null || hazard.location().compareTo(first.location()) < 0)) {
        first = hazard;
      }
    }
    return first;
  }
}

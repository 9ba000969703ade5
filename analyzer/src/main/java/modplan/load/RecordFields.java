package modplan.load;

import java.util.HashSet;
import java.util.Set;

/**
 * The names of the fields that a record of Guix has.
 *
 * @param delayed those of them whose values run when somebody asks for them
 */
record RecordFields(Set<String> all, Set<String> delayed) {
  /** Of what is no record. */
  static final RecordFields NONE = new RecordFields(Set.of(), Set.of());

  static RecordFields of(Macro.RecordConstructor constructor) {
    Set<String> all = new HashSet<>();
    Set<String> delayed = new HashSet<>();
    for (Macro.Field field : constructor.fields()) {
      all.add(field.name());
      if (field.delayed()) {
        delayed.add(field.name());
      }
    }
    return new RecordFields(all, delayed);
  }
}

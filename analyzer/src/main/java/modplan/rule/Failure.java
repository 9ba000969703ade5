package modplan.rule;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import modplan.load.Mode;

/**
 * What goes wrong in Guile because of what a finding is about.
 *
 * @param mode how an entry has to be started to see it
 * @param entries the modules, as Scheme writes them, that show it when they are the entry; a file
 *     that is no module stands for itself, by its path; sorted, not empty
 * @param stack files that are being loaded when it happens, outermost first, for the first entry;
 *     empty if it happens afterwards
 * @param errorClass as in the results of {@code simulate}: {@code unbound-variable} and so on;
 *     empty for a warning
 * @param name the binding or the module that it is about, or empty
 * @param says what Guile prints, a part of one line, for the first entry; a macro that was taken
 *     for a variable is unbound with others if it is not defined there yet
 */
public record Failure(
    Mode mode,
    Effect effect,
    List<String> entries,
    List<String> stack,
    String errorClass,
    String name,
    String says) {
  /** How it shows. */
  public enum Effect {
    /** The entry is not loaded, or not compiled. */
    FAILS,

    /** Guile loads a module that it was not meant to load. */
    LOADS,

    /** Guile warns and goes on. */
    WARNS,

    /** Loading goes well; the code fails when it is called. */
    LATER
  }

  public Failure {
    entries = List.copyOf(entries);
    stack = List.copyOf(stack);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a failure without an entry that shows it");
    }
  }

  /** The same failure with this before all paths. */
  Failure below(String prefix) {
    return new Failure(
        mode,
        effect,
        entries.stream().map(e -> isModule(e) ? e : prefix + e).toList(),
        stack.stream().map(prefix::concat).toList(),
        errorClass,
        name,
        says);
  }

  /** The same failure with further entries, behind those that it has. */
  Failure with(Collection<String> further) {
    List<String> all = Stream.concat(entries.stream(), further.stream()).distinct().toList();
    return new Failure(mode, effect, all, stack, errorClass, name, says);
  }

  /** Whether an entry is a module rather than a file. */
  public static boolean isModule(String entry) {
    return entry.startsWith("(");
  }
}

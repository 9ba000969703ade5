package modplan.load;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * A place in a module that does not work, or not as meant, when certain modules are the entry.
 *
 * @param module whose code it is
 * @param target the module that is not far enough
 * @param name in the target, or the module for kinds that are about modules
 * @param written the name as the code has it
 * @param via the procedure or macro through which it is needed, or empty
 * @param effect what happens
 * @param mode how the entries are started
 * @param entries for which it happens before anything else goes wrong; or, if there is none of
 *     these, for which it would happen next
 * @param isFirst whether it is the first to go wrong for the entries
 * @param stack files being loaded when it happens for the first entry, outermost first
 * @param says what Guile prints
 * @param isCertain false if it depends on values or on macros that are not known
 * @param isRecordMacro whether the macro comes from a record definition
 * @param cause what goes wrong inside an autoload, if that is it
 */
public record Hazard(
    Kind kind,
    String module,
    String file,
    Location location,
    String target,
    String name,
    String written,
    String via,
    Effect effect,
    Mode mode,
    List<String> entries,
    boolean isFirst,
    List<String> stack,
    String errorClass,
    String says,
    boolean isCertain,
    boolean isRecordMacro,
    @Nullable Cause cause) {
  public Hazard {
    entries = List.copyOf(entries);
    stack = List.copyOf(stack);
  }

  /** The same hazard, as the full simulation has it. */
  Hazard sureOf(List<String> simulated) {
    return with(entries, true, simulated, true);
  }

  /** The same hazard, when something else goes wrong before it with some of the entries. */
  public Hazard without(Collection<String> others) {
    return others.isEmpty()
        ? this
        : with(
            entries.stream().filter(entry -> !others.contains(entry)).toList(),
            isFirst,
            others.contains(entries.get(0)) ? List.of() : stack, // it was that of the first
            isCertain);
  }

  /** The same hazard, when something else goes wrong before it with all of its entries. */
  public Hazard behind() {
    return with(entries, false, stack, isCertain);
  }

  /** The same hazard, when it is the first thing to go wrong with one more entry. */
  Hazard alsoOf(String entry, List<String> simulated) {
    if (!isFirst) {
      return with(List.of(entry), true, simulated, true);
    }
    return with(
        Stream.concat(entries.stream(), Stream.of(entry)).distinct().toList(),
        true,
        stack,
        isCertain);
  }

  private Hazard with(
      List<String> newEntries, boolean first, List<String> newStack, boolean certain) {
    return new Hazard(
        kind,
        module,
        file,
        location,
        target,
        name,
        written,
        via,
        effect,
        mode,
        newEntries,
        first,
        newStack,
        errorClass,
        says,
        certain,
        isRecordMacro,
        cause);
  }

  /** What is needed too early. */
  public enum Kind {
    /** A variable, by the top level. */
    STRICT,

    /** A variable, by a procedure that the top level calls. */
    CALLED,
    MACRO,

    /** A macro in a procedure that the top level calls. */
    CALLED_MACRO,

    /** A procedure, by a macro that is being expanded. */
    PHASE,

    /** A private name, by a macro that was expanded. */
    HELPER,

    /** An export that comes into being late, by an import that selects it. */
    SELECT,
    RE_EXPORT,

    /** An export that was not there when an import copied the interface. */
    COPY,
    AUTOLOAD,
    LIBRARY,

    /** An import that comes behind the use. */
    LATE_IMPORT
  }

  /** How it shows. */
  public enum Effect {
    FAILS,
    WARNS,
    LATER
  }

  /** Another place that is the reason. */
  public record Cause(String file, Location location, String module, String says) {}
}

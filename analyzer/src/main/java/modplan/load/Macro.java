package modplan.load;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an identifier can be bound to at expansion time. */
sealed interface Macro {
  /** One of Guile's own that the expander knows by its name, or does not know. */
  record Builtin(String name) implements Macro {
    boolean isSame(Builtin other) {
      return name.equals(other.name);
    }
  }

  /**
   * {@code syntax-rules}.
   *
   * @param env scope of the definition
   * @param module of the definition
   */
  record Rules(RuleSet rules, @Nullable Env env, String module) implements Macro {}

  /**
   * A procedure from syntax to syntax; or from data to data, for {@code defmacro}.
   *
   * @param isParameter a syntax parameter: what it means here may be another macro
   */
  record Procedural(Object transformer, boolean onData, String module, boolean isParameter)
      implements Macro {}

  /** A value that the expander cannot apply: nothing is known about what it expands to. */
  record Opaque(String why) implements Macro {}

  /**
   * What {@code define-inlinable} and SRFI-9 records define: calls with the right number of
   * arguments become the body, all else a reference to a procedure.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Inlinable(String procedure, Object[] formals, Object[] body, String module)
      implements Macro {}

  /** What {@code define-enumeration} of R6RS defines: the symbols it takes, one or several. */
  record Enumeration(Set<String> symbols, boolean isSet) implements Macro {}

  /** The name of a Guix record type: its descriptor, or the list of its fields. */
  record RecordType(String descriptor, List<Field> fields, String module) implements Macro {}

  /**
   * The constructor of a Guix record type.
   *
   * @param procedure that makes the record
   * @param type the name of the type if that is a macro, or null
   * @param cookie variable with the version of the layout
   */
  record RecordConstructor(
      String name,
      List<Field> fields,
      String module,
      String procedure,
      @Nullable String type,
      String cookie)
      implements Macro {}

  /**
   * A field of a Guix record.
   *
   * @param delayed its value is put into a thunk or a promise
   * @param innate it is not inherited
   * @param initial expression for its value if none is given
   * @param sanitizer applied to its value
   */
  record Field(
      String name,
      boolean delayed,
      boolean innate,
      @Nullable Object initial,
      @Nullable Object sanitizer) {}
}

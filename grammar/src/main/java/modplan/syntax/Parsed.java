package modplan.syntax;

import java.util.List;
import modplan.source.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a form, and what was wrong with it.
 *
 * @param value null if nothing could be made of the form
 */
public record Parsed<T>(@Nullable T value, List<Diagnostic> errors) {
  public Parsed {
    errors = List.copyOf(errors);
  }
}

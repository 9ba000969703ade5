package modplan.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What R6RS and R7RS library names mean to Guile's module system. */
public final class LibraryNames {
  private LibraryNames() {}

  /**
   * The module that a library name stands for: {@code (srfi :1 lists)} and {@code (srfi 1)} are
   * {@code (srfi srfi-1)} (module/ice-9/r6rs-libraries.scm).
   *
   * @param parts the symbols and numbers of the name as they are written, without the version
   * @return null if nothing is left of the name
   */
  public static @Nullable ModuleName normalize(List<String> parts) {
    if (parts.isEmpty()) {
      return null;
    }
    if (parts.size() >= 2 && parts.get(0).equals("srfi")) {
      String number = parts.get(1).startsWith(":") ? parts.get(1).substring(1) : parts.get(1);
      if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return ModuleName.of("srfi", "srfi-" + number);
      }
    }
    return new ModuleName(new ArrayList<>(parts));
  }
}

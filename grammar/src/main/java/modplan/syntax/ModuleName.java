package modplan.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a module: {@code (ice-9 match)}. Ordered as it is printed. A value; it remembers its
 * text and hash code, since graphs of modules ask for them all the time.
 */
public final class ModuleName implements Comparable<ModuleName> {
  private final List<String> parts;
  private @Nullable String text;
  private int hash; // 0: not computed yet

  public ModuleName(List<String> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a module name has at least one part");
    }
    this.parts = List.copyOf(parts);
  }

  public static ModuleName of(String... parts) {
    return new ModuleName(List.of(parts));
  }

  /** At least one. */
  public List<String> parts() {
    return parts;
  }

  /** Parts separated by {@code /}: where Guile looks for the module below a load-path directory. */
  public String path() {
    return String.join("/", parts);
  }

  @Override
  public int compareTo(ModuleName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ModuleName name
            && hashCode() == name.hashCode()
            && parts.equals(name.parts));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = parts.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = "(" + String.join(" ", parts) + ")";
      text = known;
    }
    return known;
  }
}

package modplan.syntax;

import java.util.List;

/** The name of a module: {@code (ice-9 match)}. Ordered as it is printed. */
public record ModuleName(List<String> parts) implements Comparable<ModuleName> {
  public ModuleName {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a module name has at least one part");
    }
    parts = List.copyOf(parts);
  }

  public static ModuleName of(String... parts) {
    return new ModuleName(List.of(parts));
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
  public String toString() {
    return "(" + String.join(" ", parts) + ")";
  }
}

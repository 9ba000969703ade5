package modplan.project;

import java.util.List;
import modplan.syntax.ModuleName;

/**
 * Which modules a setting is about: {@code (guix config)}, {@code (ssh *)} for two parts, {@code
 * (gnu packages **)} for any number of parts behind the first two.
 */
public final class ModulePattern {
  private final String text;
  private final List<String> parts;

  private ModulePattern(String text, List<String> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads a pattern.
   *
   * @throws UsageException if the text is not a list of names in parentheses
   */
  public static ModulePattern of(String text) {
    String trimmed = text.strip();
    boolean list = trimmed.startsWith("(") && trimmed.endsWith(")") && trimmed.length() > 2;
    String inside = list ? trimmed.substring(1, trimmed.length() - 1).strip() : "";
    if (inside.isEmpty() || inside.contains("(") || inside.contains(")")) {
      throw new UsageException(
          "%s is no pattern for modules; write (guix config), (ssh *) or (gnu packages **)"
              .formatted(text));
    }
    List<String> parts = List.of(inside.split("\\s+"));
    if (parts.subList(0, parts.size() - 1).contains("**")) {
      throw new UsageException("in the pattern %s, ** may only be the last part".formatted(text));
    }
    return new ModulePattern(trimmed, parts);
  }

  public boolean matches(ModuleName module) {
    int last = parts.size() - 1;
    boolean open = parts.get(last).equals("**");
    int fixed = open ? last : parts.size();
    if (open ? module.parts().size() < fixed : module.parts().size() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      String part = parts.get(i);
      if (!part.equals("*") && !part.equals(module.parts().get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}

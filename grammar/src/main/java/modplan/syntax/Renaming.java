package modplan.syntax;

/** A binding under two names: {@code (from . to)}; both are equal where nothing is renamed. */
public record Renaming(String from, String to) {
  public static Renaming none(String name) {
    return new Renaming(name, name);
  }
}

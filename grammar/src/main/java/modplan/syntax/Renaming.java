package modplan.syntax;

import org.jspecify.annotations.Nullable;

/** A binding under two names: {@code (from . to)}; both are equal where nothing is renamed. */
public record Renaming(String from, String to) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Renaming it && from.equals(it.from) && to.equals(it.to);
  }

  @Override
  public int hashCode() {
    return from.hashCode() * 31 + to.hashCode();
  }

  public static Renaming none(String name) {
    return new Renaming(name, name);
  }
}

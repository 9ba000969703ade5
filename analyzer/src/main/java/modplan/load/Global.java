package modplan.load;

import org.jspecify.annotations.Nullable;

/** What a name of a module stands for: the module as Scheme writes it, and the name there. */
record Global(String module, String name) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Global it && name.equals(it.name) && module.equals(it.module);
  }

  @Override
  public int hashCode() {
    return module.hashCode() * 31 + name.hashCode();
  }

  @Override
  public String toString() {
    return module + " " + name;
  }
}

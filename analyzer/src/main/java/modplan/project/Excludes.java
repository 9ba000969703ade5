package modplan.project;

import java.util.List;

/** The paths that {@code --exclude} leaves out; a directory takes all below it along. */
public final class Excludes {
  private final List<Glob> globs;

  private Excludes(List<Glob> globs) {
    this.globs = globs;
  }

  public static Excludes of(List<String> patterns) {
    return new Excludes(patterns.stream().map(Glob::of).toList());
  }

  boolean matches(String path) {
    return globs.stream().anyMatch(glob -> glob.matches(path));
  }
}

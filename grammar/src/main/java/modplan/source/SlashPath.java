package modplan.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How reports, plans and builds write paths: with slashes, on every system. */
public final class SlashPath {
  private SlashPath() {}

  /** The path as text. A backslash that is part of a name stays one. */
  public static String of(Path path) {
    Path root = path.getRoot();
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return (root == null ? "" : root.toString().replace('\\', '/')) + String.join("/", names);
  }
}

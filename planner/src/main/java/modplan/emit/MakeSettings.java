package modplan.emit;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the generated build stands.
 *
 * @param fileName of the fragment, without directory
 * @param directories the plan's directories, roots then {@code -L}, as seen from the fragment's
 *     directory, with {@code /}
 * @param version of modplan
 */
public record MakeSettings(String fileName, List<String> directories, String version) {
  public MakeSettings {
    directories = List.copyOf(directories);
  }

  /**
   * Settings for a fragment.
   *
   * @param fragment the file to be written
   * @param directories the plan's directories
   */
  public static MakeSettings of(Path fragment, List<Path> directories, String version) {
    Path file = fragment.toAbsolutePath().normalize();
    Path parent = file.getParent();
    Path name = file.getFileName();
    if (parent == null || name == null) {
      throw new IllegalArgumentException(fragment + " is not the name of a file");
    }
    return new MakeSettings(
        name.toString(),
        directories.stream()
            .map(directory -> parent.relativize(directory.toAbsolutePath().normalize()))
            .map(relative -> relative.toString().replace('\\', '/'))
            .map(relative -> relative.isEmpty() ? "." : relative)
            .toList(),
        version);
  }
}

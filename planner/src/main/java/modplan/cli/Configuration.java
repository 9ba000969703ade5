package modplan.cli;

import java.nio.file.Path;
import java.util.List;
import modplan.project.Config;
import modplan.project.ConfigReader;
import org.jspecify.annotations.Nullable;

/**
 * The configuration in force, and where it lies: what it writes is relative to its own directory.
 *
 * @param file null if there is none
 */
record Configuration(@Nullable Path file, Config config) {
  private static final Configuration NONE = new Configuration(null, Config.NONE);

  /** The nearest {@code modplan.toml} in a root or above it. */
  static Configuration near(Session session, String root) {
    Path file = ConfigReader.find(session.workingDirectory().resolve(root));
    return file == null ? NONE : read(session, file);
  }

  /** A file that the user names. */
  static Configuration named(Session session, String name) {
    return read(session, session.workingDirectory().resolve(name));
  }

  static Configuration none() {
    return NONE;
  }

  private static Configuration read(Session session, Path file) {
    return new Configuration(file, ConfigReader.read(file, session.shown(file).toString()));
  }

  /** Names that the configuration writes, as seen from where the user stands. */
  List<String> resolve(Session session, List<String> names) {
    if (file == null) {
      return names;
    }
    Path directory = file.toAbsolutePath().normalize().resolveSibling("");
    return names.stream()
        .map(name -> session.shown(directory.resolve(name).normalize()).toString())
        .map(name -> name.isEmpty() ? "." : name)
        .toList();
  }

  /** The same for one name that may be missing. */
  @Nullable String resolve(Session session, @Nullable String name) {
    return name == null ? null : resolve(session, List.of(name)).get(0);
  }
}

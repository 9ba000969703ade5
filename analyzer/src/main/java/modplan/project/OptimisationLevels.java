package modplan.project;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The optimisation level that each file of a tree is compiled with. */
public final class OptimisationLevels {
  /** Guile's own default, -O2, for all files. */
  public static final OptimisationLevels DEFAULT = of(2);

  private record Setting(List<Glob> paths, int level, List<String> options) {
    boolean matches(String file) {
      return paths.stream().anyMatch(glob -> glob.matches(file));
    }
  }

  private final int otherwise;
  private final List<Setting> settings;

  private OptimisationLevels(int otherwise, List<Setting> settings) {
    if (otherwise < 0 || otherwise > 3) {
      throw new UsageException("Guile's optimisation levels are 0 to 3, not " + otherwise);
    }
    this.otherwise = otherwise;
    this.settings = List.copyOf(settings);
  }

  /**
   * One level for all files.
   *
   * @throws UsageException if Guile has no such level
   */
  public static OptimisationLevels of(int level) {
    return new OptimisationLevels(level, List.of());
  }

  /** As the configuration says; {@code otherwise} where it says nothing. */
  public static OptimisationLevels of(Config config, int otherwise) {
    List<Setting> settings = new ArrayList<>();
    for (Config.OptimisationSetting setting : config.optimisation()) {
      List<Glob> paths = setting.paths().stream().map(Glob::of).toList();
      settings.add(new Setting(paths, setting.level(), setting.options()));
    }
    return new OptimisationLevels(otherwise, settings);
  }

  /** The level of a file, by its path below its root; the last setting that matches counts. */
  public int of(String file) {
    Setting setting = setting(file);
    return setting == null ? otherwise : setting.level();
  }

  /** The other options of the setting that counts for a file. */
  public List<String> options(String file) {
    Setting setting = setting(file);
    return setting == null ? List.of() : setting.options();
  }

  /** All of it, for who wants to know whether it is the same. */
  @Override
  public String toString() {
    return otherwise + " " + settings;
  }

  private @Nullable Setting setting(String file) {
    for (int i = settings.size() - 1; i >= 0; i--) {
      if (settings.get(i).matches(file)) {
        return settings.get(i);
      }
    }
    return null;
  }
}

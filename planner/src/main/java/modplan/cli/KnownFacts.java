package modplan.cli;

import java.nio.file.Path;
import modplan.project.FactsCache;
import org.jspecify.annotations.Nullable;

/** What earlier runs of this build of the program know of files. */
final class KnownFacts {
  private KnownFacts() {}

  /** A cache for one reading of a tree; null if there is no place for one. */
  static @Nullable FactsCache cache(Session session) {
    Path directory = session.cacheDirectory();
    String build = Main.Version.build();
    return directory == null || build == null
        ? null
        : new FactsCache(directory.resolve("facts"), build);
  }
}

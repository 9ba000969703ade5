package modplan.schedule;

import java.nio.file.Path;
import java.util.List;
import modplan.graph.Module;
import modplan.graph.ModuleSite;
import modplan.project.Project;
import org.jspecify.annotations.Nullable;

/**
 * Where Guile finds a module's source.
 *
 * @param directory index of the directory of the load path: the roots, then {@code -L}
 * @param path of the source below it
 */
record SourcePlace(ModuleSite site, int directory, String path) {

  /**
   * The first form of the module whose file lies where its name says, below its root or below one
   * of the {@code -L} directories; null if there is none. Directories are compared by name, without
   * a look at the disk.
   */
  static @Nullable SourcePlace of(
      Module module, Project project, List<PlanSettings.SearchDirectory> loadPath) {
    if (module.site().isOnPath()) { // the graph puts such a form first
      ModuleSite site = module.site();
      return new SourcePlace(site, site.file().root(), site.file().path());
    }
    String path = module.name().path() + ".scm";
    for (int i = 0; i < loadPath.size(); i++) {
      Path expected = normal(loadPath.get(i).directory()).resolve(path);
      for (ModuleSite site : module.sites()) {
        Path root = normal(project.roots().get(site.file().root()).directory());
        if (root.resolve(site.file().path()).equals(expected)) {
          return new SourcePlace(site, project.roots().size() + i, path);
        }
      }
    }
    return null;
  }

  private static Path normal(Path directory) {
    return directory.toAbsolutePath().normalize();
  }
}

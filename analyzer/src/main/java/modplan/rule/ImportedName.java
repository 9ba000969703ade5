package modplan.rule;

import java.util.List;
import modplan.module.Mention;
import modplan.syntax.ImportOption;
import modplan.syntax.Renaming;
import org.jspecify.annotations.Nullable;

/** Which name of the imported module a name of the importer stands for. */
final class ImportedName {
  private ImportedName() {}

  /**
   * The exported name that the import shows as {@code visible}, if the module exports it; null if
   * the import shows nothing under that name, or computes its names.
   */
  static @Nullable String of(Mention mention, String visible) {
    if (!mention.kind().isImport()) {
      return mention.names().contains(visible) ? visible : null;
    }
    String name = visible;
    List<ImportOption> options = mention.options();
    for (int i = options.size() - 1; i >= 0 && name != null; i--) {
      name = before(options.get(i), name);
    }
    return name;
  }

  private static @Nullable String before(ImportOption option, String name) {
    if (option instanceof ImportOption.Select select) {
      return source(select.names(), name);
    } else if (option instanceof ImportOption.Hide hide) {
      return hide.names().contains(name) ? null : name;
    } else if (option instanceof ImportOption.Prefix prefix) {
      return name.startsWith(prefix.prefix()) ? name.substring(prefix.prefix().length()) : null;
    } else if (option instanceof ImportOption.Rename rename) {
      String source = source(rename.names(), name);
      if (source != null) {
        return source;
      }
      return rename.names().stream().anyMatch(r -> r.from().equals(name)) ? null : name;
    } else {
      return option instanceof ImportOption.Renamer ? null : name;
    }
  }

  private static @Nullable String source(List<Renaming> names, String name) {
    for (Renaming renaming : names) {
      if (renaming.to().equals(name)) {
        return renaming.from();
      }
    }
    return null;
  }
}

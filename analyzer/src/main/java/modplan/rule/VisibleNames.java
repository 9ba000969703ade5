package modplan.rule;

import modplan.module.Mention;
import modplan.syntax.ImportOption;
import modplan.syntax.Renaming;
import org.jspecify.annotations.Nullable;

/** What an import calls an exported name; the way back is {@link ImportedName}. */
final class VisibleNames {
  private VisibleNames() {}

  /** Whether the import makes the exported name visible, under whatever name. */
  static boolean shows(Mention mention, String exported) {
    String name = exported;
    for (ImportOption option : mention.options()) {
      name = name == null ? null : after(option, name);
    }
    return name != null;
  }

  /** The name in the importer; null if it is not visible there, or computed. */
  static @Nullable String of(Mention mention, String exported) {
    String name = exported;
    for (ImportOption option : mention.options()) {
      if (option instanceof ImportOption.Renamer || name == null) {
        return null;
      }
      name = after(option, name);
    }
    return name;
  }

  private static @Nullable String after(ImportOption option, String name) {
    if (option instanceof ImportOption.Select select) {
      for (Renaming renaming : select.names()) {
        if (renaming.from().equals(name)) {
          return renaming.to();
        }
      }
      return null;
    } else if (option instanceof ImportOption.Hide hide) {
      return hide.names().contains(name) ? null : name;
    } else if (option instanceof ImportOption.Prefix prefix) {
      return prefix.prefix() + name;
    } else if (option instanceof ImportOption.Rename rename) {
      for (Renaming renaming : rename.names()) {
        if (renaming.from().equals(name)) {
          return renaming.to();
        }
      }
    }
    return name;
  }
}

package modplan.syntax;

import java.util.List;
import modplan.source.Location;

/** One clause of a module form, or one form of a body that does the same. */
public sealed interface Clause {
  /**
   * {@code #:use-module}, {@code #:use-syntax}, or one spec of {@code use-modules} or {@code
   * import}.
   *
   * @param conditional in a branch of the {@code cond-expand} of a library
   */
  record Use(ImportSpec spec, boolean conditional) implements Clause {
    public Use(ImportSpec spec) {
      this(spec, false);
    }
  }

  record Autoload(ModuleName module, Location location, List<String> names) implements Clause {
    public Autoload {
      names = List.copyOf(names);
    }
  }

  record Export(ExportKind kind, List<ExportItem> items) implements Clause {
    public Export {
      items = List.copyOf(items);
    }
  }

  /** {@code #:pure}. */
  record Pure() implements Clause {}

  /** {@code #:declarative?} with anything but {@code #f}, or with {@code #f}. */
  record Declarative(boolean declarative) implements Clause {}

  /** {@code #:duplicates}, {@code #:version}, {@code #:filename}: as they are written. */
  record Setting(String keyword, String value) implements Clause {}

  /** The include declarations of {@code define-library}. */
  record Include(List<String> files, Location location) implements Clause {
    public Include {
      files = List.copyOf(files);
    }
  }
}

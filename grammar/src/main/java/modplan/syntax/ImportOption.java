package modplan.syntax;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import does to the interface that it takes: in a list, the first is applied first. */
public sealed interface ImportOption {
  /**
   * Guile hides names of the other module, selects, and renames then, in whatever order the options
   * are written; a renamer makes it forget the prefix (resolve-interface, module/ice-9/boot-9.scm).
   */
  static List<ImportOption> inOrderOfEffect(List<ImportOption> options) {
    if (options.size() < 2) {
      return options;
    }
    boolean renamer = options.stream().anyMatch(o -> o instanceof Renamer);
    return options.stream()
        .filter(o -> !(renamer && o instanceof Prefix))
        .sorted(Comparator.comparingInt(ImportOption::rank))
        .toList();
  }

  private static int rank(ImportOption option) {
    return option instanceof Hide ? 0 : option instanceof Select ? 1 : 2;
  }

  /** Only these names, each perhaps under another: {@code #:select}, {@code only}. */
  record Select(List<Renaming> names) implements ImportOption {
    public Select {
      names = List.copyOf(names);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Select it && names.equals(it.names);
    }

    @Override
    public int hashCode() {
      return names.hashCode();
    }
  }

  /** All but these: {@code #:hide}, {@code except}. */
  record Hide(List<String> names) implements ImportOption {
    public Hide {
      names = List.copyOf(names);
    }
  }

  /** A prefix before every name. */
  record Prefix(String prefix) implements ImportOption {}

  /** All names, some of them under another: {@code rename} of R6RS and R7RS. */
  record Rename(List<Renaming> names) implements ImportOption {
    public Rename {
      names = List.copyOf(names);
    }
  }

  /** A procedure that computes names, as it is written. */
  record Renamer(String expression) implements ImportOption {}

  /** The version that is asked for, as it is written. */
  record Version(String version) implements ImportOption {}
}

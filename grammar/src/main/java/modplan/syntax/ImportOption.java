package modplan.syntax;

import java.util.List;

/** What an import does to the interface that it takes: in a list, the first is applied first. */
public sealed interface ImportOption {
  /** Only these names, each perhaps under another: {@code #:select}, {@code only}. */
  record Select(List<Renaming> names) implements ImportOption {
    public Select {
      names = List.copyOf(names);
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

package modplan.module;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the code of one file says. In the cache it is most of what is known of a file, and a run
 * whose report was kept asks for none of it: so it is read when somebody does. Immutable, and the
 * same objects for all who ask.
 */
public final class FileContents {
  /**
   * All parts; {@link FileFacts} says what they are.
   *
   * @param computed signs that modules export or are more than the lists say
   */
  record Parts(
      List<ModuleFact> modules,
      List<Mention> mentions,
      List<ExportFact> exports,
      List<Definition> definitions,
      ComputedNames computed,
      Body body) {
    Parts {
      modules = List.copyOf(modules);
      mentions = List.copyOf(mentions);
      exports = List.copyOf(exports);
      definitions = List.copyOf(definitions);
    }
  }

  private final @Nullable Supplier<FileContents> kept; // asked once
  private volatile @Nullable Parts read;

  FileContents(Parts parts) {
    read = parts;
    kept = null;
  }

  private FileContents(Supplier<FileContents> kept) {
    this.kept = kept;
  }

  /** Contents that are got when somebody asks for them, once. */
  public static FileContents later(Supplier<FileContents> kept) {
    return new FileContents(kept);
  }

  Parts parts() {
    Parts known = read;
    return known == null ? readKept() : known;
  }

  private synchronized Parts readKept() {
    Parts known = read;
    if (known == null) {
      known = Objects.requireNonNull(kept).get().parts();
      read = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileContents contents && contents.parts().equals(parts());
  }

  @Override
  public int hashCode() {
    return parts().definitions().hashCode();
  }

  @Override
  public String toString() {
    return parts().toString();
  }
}

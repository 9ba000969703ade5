package modplan.module;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import modplan.source.Location;
import modplan.source.SlashPath;

/**
 * A literal file name in {@code include}, {@code include-from-path}, {@code load} and the like.
 *
 * @param module index of the module form that it belongs to, or -1
 * @param form the head of the form: {@code include}, {@code load-from-path} ...
 */
public record Inclusion(int module, String form, Context context, String path, Location location) {
  /** Whether the text becomes part of the module, rather than being loaded at run time. */
  public boolean isSplice() {
    return form.startsWith("include");
  }

  /**
   * Whether a relative name is meant from the directory of the file that says it; others are looked
   * for on the load path, or in the current directory.
   */
  public boolean isBesideIncluder() {
    return form.equals("load") || (isSplice() && !form.endsWith("from-path"));
  }

  /**
   * Where Guile, started in a directory of the load path, finds the file: a path like that of the
   * includer, or else below a directory of the load path.
   *
   * @param includer path of the file that says it
   * @return normalised, with {@code /}; nothing for a file outside or what is no name of a file
   */
  public Optional<String> place(String includer) {
    try {
      Path said = Path.of(path);
      Path place = (isBesideIncluder() ? Path.of(includer).resolveSibling(said) : said).normalize();
      return said.isAbsolute() ? Optional.empty() : Optional.of(SlashPath.of(place));
    } catch (InvalidPathException noName) {
      return Optional.empty();
    }
  }
}

package modplan.load;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.module.FileFacts;
import modplan.source.SlashPath;
import org.jspecify.annotations.Nullable;

/** Forms that stand for what they read or choose: {@code include}, {@code cond-expand}. */
final class Splices {
  private static final Set<String> FEATURES =
      Set.of(
          "guile",
          "guile-2",
          "full-unicode",
          "r5rs",
          "r6rs",
          "ratios",
          "exact-closed",
          "exact-complex",
          "srfi-0",
          "srfi-2",
          "srfi-4",
          "srfi-6",
          "srfi-13",
          "srfi-14",
          "srfi-16",
          "srfi-23",
          "srfi-30",
          "srfi-39",
          "srfi-46",
          "srfi-55",
          "srfi-61",
          "srfi-62",
          "srfi-87",
          "srfi-105");

  /** A file counts as so many expansions. */
  private static final int COST = 1_000;

  private final World world;

  Splices(World world) {
    this.world = world;
  }

  /** {@code (begin ...)} of what a form reads or chooses; null if it is none of these. */
  @Nullable Seq splice(String name, Seq form, @Nullable Env env) {
    switch (name) {
      case "cond-expand":
        for (Object item : form.rest(1)) {
          if (item instanceof Seq clause && clause.size() > 0 && holds(clause.get(0), false)) {
            return Expander.form("begin", clause.rest(1));
          }
        }
        throw SchemeError.syntax("unfulfilled cond-expand");
      case "begin-deprecated":
        return Expander.form("begin", form.rest(1));
      case "include", "include-ci", "include-from-path":
        return form.size() >= 2 && form.get(1) instanceof Text path
            ? Expander.form(
                "begin", included(path.value(), name.equals("include-from-path")).toArray())
            : null;
      default:
        return null;
    }
  }

  /**
   * Whether a requirement of {@code cond-expand} holds.
   *
   * @param inLibrary among the declarations of an R7RS library, where libraries can be asked for
   */
  boolean holds(Object requirement, boolean inLibrary) {
    Object x = Data.strip(requirement);
    if (x instanceof String feature) {
      return feature.equals("else")
          || FEATURES.contains(feature)
          || feature.equals(world.isVersion3() ? "guile-3" : "guile-2.2")
          || (world.isVersion3() && (feature.equals("r7rs") || feature.equals("exact-rational")))
          || isImported("(srfi " + feature + ")");
    }
    if (!(x instanceof Seq seq) || seq.size() == 0) {
      throw SchemeError.syntax("source expression failed to match any pattern");
    }
    return Deep.call(() -> holds(String.valueOf(seq.get(0)), seq.rest(1), inLibrary));
  }

  private boolean holds(String head, Object[] rest, boolean inLibrary) {
    return switch (head) {
      case "and" -> Arrays.stream(rest).allMatch(each -> holds(each, inLibrary));
      case "or" -> Arrays.stream(rest).anyMatch(each -> holds(each, inLibrary));
      case "not" -> rest.length == 1 && !holds(rest[0], inLibrary);
      case "library" ->
          inLibrary(inLibrary)
              && rest.length == 1
              && rest[0] instanceof Seq name
              && isLoaded(ImportSpec.libraryName(name));
      default -> inLibrary(false);
    };
  }

  private static boolean inLibrary(boolean isSo) {
    if (!isSo) {
      throw SchemeError.syntax("source expression failed to match any pattern");
    }
    return true;
  }

  /** The library is loaded to find out, and an error if there is none. */
  private boolean isLoaded(String module) {
    world.resolve(module);
    return true;
  }

  /** A SRFI is a feature where its module is imported. */
  boolean isImported(String module) {
    return world.current.uses.stream().anyMatch(use -> use.from.module.equals(module));
  }

  /** A path written in the file that is being read, as a path of the tree. */
  String besides(String path) {
    return SlashPath.of(directory().resolve(path).normalize());
  }

  /** Of the module that is being read. */
  private Path directory() {
    List<String> stack = world.loadStack();
    return directory(stack.isEmpty() ? "" : stack.get(stack.size() - 1));
  }

  private static Path directory(String file) {
    Path above = Path.of(file).getParent();
    return above == null ? Path.of("") : above;
  }

  List<Object> included(String path, boolean fromPath) {
    world.expanded(COST);
    FileFacts file = fromPath ? world.program.onLoadPath(path) : world.program.file(besides(path));
    if (file == null) {
      if (path.startsWith("/")) {
        throw new Beyond("a file outside the tree", path);
      }
      throw new SchemeError("system-error", path);
    }
    world.lookedInto.noteAll(file.body());
    List<Object> data = BodyData.data(file.body(), world.strings());
    Path here = directory();
    Path there = directory(file.file());
    if (!here.equals(there) && here.isAbsolute() == there.isAbsolute()) {
      String way = SlashPath.of(here.relativize(there)) + "/";
      data.replaceAll(each -> meantFrom(way, each));
    }
    return data;
  }

  /** Relative names in an included file are meant from its directory, not the module's. */
  private static Object meantFrom(String way, Object datum) {
    if (datum instanceof Seq form
        && form.size() == 2
        && (Data.isSymbol(form.get(0), "include") || Data.isSymbol(form.get(0), "include-ci"))
        && form.get(1) instanceof Text path
        && !path.value().startsWith("/")) {
      return new Seq(new Object[] {form.get(0), new Text(way + path.value())}, null, form.spot);
    }
    return datum;
  }
}

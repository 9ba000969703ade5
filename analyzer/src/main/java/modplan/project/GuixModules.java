package modplan.project;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import modplan.module.BindingKind;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * What the modules of GNU Guix export, for trees that use Guix and do not ship it: facts about one
 * commit, made by {@code GuixProfile} of the tests. Read when it is asked for first.
 */
public final class GuixModules {
  /** A module of Guix that no tree with modules of its own for records lacks. */
  public static final ModuleName MARK = new ModuleName(List.of("guix", "records"));

  /**
   * A field of a record constructor.
   *
   * @param delayed its value is put into a thunk or a promise
   * @param innate it is not inherited
   */
  public record Field(String name, boolean delayed, boolean innate) {}

  /**
   * Exports of one module.
   *
   * @param kinds of all names
   * @param owners of names that it only exports again: the module, as Scheme writes it
   * @param records fields of the macros among the names that make records
   */
  public record Exports(
      SortedMap<String, BindingKind> kinds,
      Map<String, String> owners,
      Map<String, List<Field>> records) {}

  private static final class Holder {
    static final GuixModules ALL = read();
  }

  private final String commit;
  private final Map<ModuleName, Exports> modules;

  private GuixModules(String commit, Map<ModuleName, Exports> modules) {
    this.commit = commit;
    this.modules = modules;
  }

  /** Whether the module's name is one that Guix could have; does not read the facts. */
  public static boolean mayBe(ModuleName module) {
    String first = module.parts().get(0);
    return first.equals("guix") || first.equals("gnu");
  }

  /** What the module exports; null if Guix has no such module. */
  public static @Nullable Exports exports(ModuleName module) {
    return mayBe(module) ? Holder.ALL.modules.get(module) : null;
  }

  /** The commit that the facts are about. */
  public static String commit() {
    return Holder.ALL.commit;
  }

  private static GuixModules read() {
    try (InputStream in = GuixModules.class.getResourceAsStream("guix.txt")) {
      if (in == null) {
        throw new IllegalStateException("the jar has no guix.txt");
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GuixModules read(BufferedReader in) throws IOException {
    String header = in.readLine();
    if (header == null || !header.startsWith("guix ")) {
      throw new IllegalStateException("the list of Guix's modules has no header");
    }
    Map<ModuleName, Exports> modules = new HashMap<>();
    Exports current = fresh();
    for (String line; (line = in.readLine()) != null; ) {
      String rest = line.substring(Math.min(2, line.length()));
      switch (line.charAt(0)) {
        case '(' -> {
          current = fresh();
          modules.put(name(line), current);
        }
        case 'm' -> add(current, rest, BindingKind.MACRO);
        case 'v' -> add(current, rest, BindingKind.VARIABLE);
        case 'c' -> constructor(current, rest);
        case 'x' -> {
          int end = rest.indexOf(')') + 1;
          for (String name : words(rest.substring(end + 1))) {
            current.owners.put(name, rest.substring(0, end));
          }
        }
        default -> throw new IllegalStateException("what is this line of the list: " + line);
      }
    }
    modules.replaceAll(
        (name, made) ->
            new Exports(
                Collections.unmodifiableSortedMap(made.kinds),
                Map.copyOf(made.owners),
                Map.copyOf(made.records)));
    return new GuixModules(header.substring("guix ".length()), Map.copyOf(modules));
  }

  private static Exports fresh() {
    return new Exports(new TreeMap<>(), new HashMap<>(), new HashMap<>());
  }

  private static ModuleName name(String line) {
    return new ModuleName(words(line.substring(1, line.length() - 1)));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static void add(Exports module, String names, BindingKind kind) {
    words(names).forEach(name -> module.kinds.put(name, kind));
  }

  /** {@code NAME field field=d field=i field=di ...}. */
  private static void constructor(Exports module, String line) {
    List<String> words = words(line);
    List<Field> fields =
        words.stream()
            .skip(1)
            .map(
                word -> {
                  int mark = word.lastIndexOf('=');
                  String marks = mark > 0 ? word.substring(mark) : "";
                  String name = mark > 0 ? word.substring(0, mark) : word;
                  return new Field(name, marks.contains("d"), marks.contains("i"));
                })
            .toList();
    module.records.put(words.get(0), fields);
  }
}

package modplan.project;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import modplan.module.BindingKind;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * The modules that come with Guile and the names that they export. Facts about two releases, made
 * by {@code src/main/scheme/guile-modules.scm}, so that no answer depends on what is installed.
 */
public final class GuileModules {
  private final String release;
  private final Map<ModuleName, SortedMap<String, BindingKind>> exports;
  private final Map<ModuleName, Set<String>> replacing;

  private final Set<String> names = new HashSet<>();

  private GuileModules(
      String release,
      Map<ModuleName, SortedMap<String, BindingKind>> exports,
      Map<ModuleName, Set<String>> replacing) {
    this.release = release;
    this.exports = exports;
    this.replacing = replacing;
    exports.values().forEach(e -> names.addAll(e.keySet()));
  }

  private static final Map<String, GuileModules> KNOWN = new HashMap<>();

  /** The modules of the release that stands for the version's series. */
  public static GuileModules of(GuileVersion version) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(version.series(), GuileModules::load);
    }
  }

  private static GuileModules load(String series) {
    String resource = "guile-" + series + ".txt";
    try (InputStream in = GuileModules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + resource);
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GuileModules read(BufferedReader in) throws IOException {
    String header = in.readLine();
    if (header == null || !header.startsWith("guile ")) {
      throw new IllegalStateException("the list of Guile's modules has no header");
    }
    Map<ModuleName, SortedMap<String, BindingKind>> exports = new HashMap<>();
    Map<ModuleName, Set<String>> replacing = new HashMap<>();
    ModuleName module = null;
    SortedMap<String, BindingKind> current = new TreeMap<>();
    for (String line; (line = in.readLine()) != null; ) {
      switch (line.charAt(0)) {
        case '(':
          current = new TreeMap<>();
          module = name(line);
          exports.put(module, current);
          break;
        case 'm':
          add(current, line, BindingKind.MACRO);
          break;
        case 'v':
          add(current, line, BindingKind.VARIABLE);
          break;
        case 'r':
          if (module != null) {
            replacing.put(module, Set.of(line.substring(2).split(" ")));
          }
          break;
        default:
          throw new IllegalStateException("what is this line of the list: " + line);
      }
    }
    exports.replaceAll((name, names) -> Collections.unmodifiableSortedMap(names));
    return new GuileModules(header.substring("guile ".length()), exports, replacing);
  }

  private static ModuleName name(String line) {
    return new ModuleName(List.of(line.substring(1, line.length() - 1).split(" ")));
  }

  private static void add(SortedMap<String, BindingKind> names, String line, BindingKind kind) {
    for (String name : List.of(line.substring(2).split(" "))) {
      names.put(name, kind);
    }
  }

  /** The release that the facts are about: {@code 3.0.8}. */
  public String release() {
    return release;
  }

  public boolean contains(ModuleName module) {
    return exports.containsKey(module);
  }

  /** Exported names with their kinds, or null if Guile has no such module. */
  public @Nullable SortedMap<String, BindingKind> exports(ModuleName module) {
    return exports.get(module);
  }

  /** Exported names that replace others of the same name without a warning. */
  public Set<String> replacing(ModuleName module) {
    return replacing.getOrDefault(module, Set.of());
  }

  /** Names of all modules. */
  public Set<ModuleName> modules() {
    return Collections.unmodifiableSet(exports.keySet());
  }

  /** Whether any of the modules exports the name. */
  public boolean exportsAnywhere(String name) {
    return names.contains(name);
  }
}

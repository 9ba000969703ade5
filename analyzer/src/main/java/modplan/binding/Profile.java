package modplan.binding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import modplan.module.BindingKind;
import org.jspecify.annotations.Nullable;

/**
 * What the modules that come with Guile export. The lists are resources, made by running {@code
 * profile.scm} (beside them) in the Guile that they describe.
 */
public final class Profile {
  /**
   * Exports of one module.
   *
   * @param kinds of all names
   * @param replacing names that replace others of the same name without a warning
   */
  public record Interface(Map<String, BindingKind> kinds, Set<String> replacing) {
    public Interface {
      kinds = Map.copyOf(kinds);
      replacing = Set.copyOf(replacing);
    }
  }

  private static final Map<GuileVersion, Profile> KNOWN = new HashMap<>();

  private final Map<String, Interface> modules;

  private Profile(Map<String, Interface> modules) {
    this.modules = modules;
  }

  /** The profile of a version. */
  public static Profile of(GuileVersion version) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(version, Profile::load);
    }
  }

  /** No module but {@code (guile)}: for trees that ship what they use. */
  public Profile coreOnly() {
    Interface core = modules.get("(guile)");
    return new Profile(core == null ? Map.of() : Map.of("(guile)", core));
  }

  /** What a module exports, by its name as Scheme writes it; null if it is not one of Guile's. */
  public @Nullable Interface module(String name) {
    return modules.get(name);
  }

  /** Names of all modules, as Scheme writes them. */
  public Set<String> modules() {
    return modules.keySet();
  }

  private static Profile load(GuileVersion version) {
    String resource = "guile-" + version.text() + ".profile";
    try (InputStream in = Profile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new Profile(
          parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Interface> parse(BufferedReader lines) throws IOException {
    Map<String, Interface> modules = new LinkedHashMap<>();
    String module = null;
    Map<String, BindingKind> kinds = new HashMap<>();
    Set<String> replacing = new HashSet<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("(")) {
        if (module != null) {
          modules.put(module, new Interface(kinds, replacing));
        }
        module = line;
        kinds = new HashMap<>();
        replacing = new HashSet<>();
        continue;
      }
      String[] names = line.split(" ", -1);
      for (int i = 1; i < names.length; i++) {
        switch (names[0]) {
          case "m" -> kinds.put(names[i], BindingKind.MACRO);
          case "v" -> kinds.put(names[i], BindingKind.VARIABLE);
          default -> replacing.add(names[i]);
        }
      }
    }
    if (module != null) {
      modules.put(module, new Interface(kinds, replacing));
    }
    return modules;
  }
}

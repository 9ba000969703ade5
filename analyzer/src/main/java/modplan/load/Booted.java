package modplan.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import modplan.binding.GuileVersion;

/**
 * Modules that Guile has in memory before it looks at any program, and those that it has before it
 * expands a file that it compiles: nobody loads them or meets them half loaded. Lists of 3.0.8 and
 * 2.2.7, made by {@code booted.scm}.
 */
final class Booted {
  private static final Set<String> LOADING_2 = read("2.2", "load ");
  private static final Set<String> LOADING_3 = read("3.0", "load ");
  private static final Set<String> COMPILING_2 = read("2.2", "load ", "compile ");
  private static final Set<String> COMPILING_3 = read("3.0", "load ", "compile ");

  private Booted() {}

  /** Whether it is in memory in all versions, whatever is done. */
  static boolean contains(String module) {
    return LOADING_2.contains(module) && LOADING_3.contains(module);
  }

  static Set<String> of(GuileVersion version, boolean compiles) {
    boolean isVersion3 = version == GuileVersion.V3_0;
    return compiles
        ? (isVersion3 ? COMPILING_3 : COMPILING_2)
        : (isVersion3 ? LOADING_3 : LOADING_2);
  }

  private static Set<String> read(String version, String... labels) {
    String resource = "booted-" + version + ".txt";
    Set<String> modules = new HashSet<>();
    try (InputStream in = Booted.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        for (String label : labels) {
          if (line.startsWith(label)) {
            modules.add(line.substring(label.length()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Set.copyOf(modules);
  }
}

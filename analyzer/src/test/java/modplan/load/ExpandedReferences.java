package modplan.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import modplan.binding.Program;
import modplan.load.Reference.How;
import modplan.module.Body;
import org.jspecify.annotations.NullUnmarked;

/**
 * What Guile's own expander says of the references of modules, as {@code references.scm} writes it,
 * against those of a {@link Survey}.
 */
@NullUnmarked
final class ExpandedReferences {
  /** A binding of another module that a module uses. */
  private record Use(String module, String target, String name) {
    @Override
    public String toString() {
      return module + " -> " + target + " " + name;
    }
  }

  private final Program program;
  private final Map<String, Set<String>> symbols = new HashMap<>();
  private final Map<String, Integer> written = new TreeMap<>();
  private final Map<Use, Set<String>> real = new LinkedHashMap<>();
  private final Set<String> examined = new TreeSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Differences by kind: {@code strict missing}, and so on. */
  final Map<String, List<String>> differences = new TreeMap<>();

  /** Top-level forms that Guile itself does not expand. */
  final List<String> failed = new ArrayList<>();

  ExpandedReferences(Path output, Program program) throws IOException {
    this.program = program;
    for (String line : Files.readAllLines(output)) {
      String[] fields = line.split("\t", -1);
      examined.add(fields[0]);
      if (fields[1].equals("failed")) {
        failed.add(line);
      } else if (program.forModule(fields[2]) != null) {
        Use use = new Use(fields[0], fields[2], plain(fields[3]));
        real.computeIfAbsent(use, u -> new TreeSet<>()).add(fields[1]);
      }
    }
  }

  /** A symbol as it is, not as {@code write} quotes it. */
  private static String plain(String symbol) {
    return symbol.startsWith("#{") ? symbol.substring(2, symbol.length() - 2) : symbol;
  }

  /** The modules that Guile was asked about and that use others. */
  Set<String> examined() {
    return examined;
  }

  int count(String kind) {
    return counts.getOrDefault(kind, 0);
  }

  /**
   * How many of the differences of a kind are about names that the module itself writes; the others
   * are brought in by macros, whose use the references tell.
   */
  int written(String kind) {
    return written.getOrDefault(kind, 0);
  }

  private boolean writes(Use use) {
    return symbols
        .computeIfAbsent(use.module(), module -> symbols(program.forModule(module).body()))
        .contains(use.name());
  }

  private static Set<String> symbols(Body body) {
    Set<String> names = new HashSet<>();
    for (int node = 0; node < body.size(); node++) {
      if (body.kind(node) == Body.SYMBOL) {
        names.add(body.name(node));
      }
    }
    return names;
  }

  void compare(Survey survey) {
    for (String module : examined) {
      Map<Use, Set<String>> said = new LinkedHashMap<>();
      Set<Use> whole = new HashSet<>();
      for (Reference reference : survey.references(Survey.moduleName(module))) {
        Use use = new Use(module, reference.target().toString(), reference.name());
        said.computeIfAbsent(use, u -> new TreeSet<>())
            .add(reference.isMacro() ? "MACRO" : reference.how().name());
        whole.add(use);
      }
      real.keySet().stream().filter(use -> use.module().equals(module)).forEach(whole::add);
      for (Use use : whole) {
        judge(use, real.getOrDefault(use, Set.of()), said.getOrDefault(use, Set.of()));
      }
    }
  }

  private void judge(Use use, Set<String> guile, Set<String> ours) {
    boolean now = guile.contains("strict");
    boolean called =
        guile.stream().anyMatch(how -> how.startsWith("passed:") || how.equals("local"));
    boolean later = guile.contains("delayed");
    boolean expanding = guile.contains("expansion");
    agree("macro", guile.contains("macro"), ours.contains("MACRO"), false, use, guile, ours);
    agree("strict", now, ours.contains(How.STRICT.name()), called, use, guile, ours);
    agree(
        "delayed", later, ours.contains(How.DELAYED.name()), called || expanding, use, guile, ours);
    agree("expansion", expanding, ours.contains(How.EXPANSION.name()), false, use, guile, ours);
    if (ours.contains(How.PERHAPS.name())) {
      counts.merge("perhaps", 1, Integer::sum);
    }
  }

  private void agree(
      String kind,
      boolean guile,
      boolean ours,
      boolean either,
      Use use,
      Set<String> how,
      Set<String> said) {
    if (guile && ours) {
      counts.merge(kind, 1, Integer::sum);
    } else if (guile || (ours && !either)) {
      if (writes(use)) {
        written.merge(kind + (guile ? " missing" : " wrong"), 1, Integer::sum);
      }
      differences
          .computeIfAbsent(kind + (guile ? " missing" : " wrong"), k -> new ArrayList<>())
          .add(use + " " + how + " " + said);
    } else if (ours) {
      counts.merge(kind + " in a lambda that may run at once", 1, Integer::sum);
    }
  }

  /** Counts, without the differences themselves. */
  String summary() {
    Map<String, Integer> sizes = new TreeMap<>();
    differences.forEach((kind, list) -> sizes.put(kind, list.size()));
    return "%d modules, agreed %s, different %s, of these written there %s, %d forms failed in Guile"
        .formatted(examined.size(), counts, sizes, written, failed.size());
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import org.jspecify.annotations.Nullable;

/**
 * An import as {@code resolve-interface} is asked for it.
 *
 * @param library written as an import set of R6RS or R7RS
 * @param steps what is done to the interface, in order; none: it is used as it is
 * @param version what is asked of the module's version, or null
 * @param unknownKeyword whether there is a keyword that {@code resolve-interface} does not take
 */
record ImportSpec(
    String module,
    List<Step> steps,
    @Nullable Seq version,
    boolean library,
    boolean unknownKeyword) {
  /** One change of an interface. */
  sealed interface Step {
    /** Only these, under a new name each. */
    record Select(Map<String, String> names) implements Step {}

    record Hide(Set<String> names) implements Step {}

    record Prefix(String prefix) implements Step {}

    /** Some under another name, the others as they are. */
    record Rename(Map<String, String> names) implements Step {}

    /** A renaming by a procedure. */
    record Computed(Object procedure) implements Step {}
  }

  /** {@code (a b)} or {@code ((a b) #:select (x) ...)} of define-module and use-modules. */
  static ImportSpec ofUseModules(Object spec) {
    Object datum = Data.strip(spec);
    if (!(datum instanceof Seq seq) || seq.size() == 0) {
      throw new SchemeError("syntax-error", "use-modules");
    }
    if (!(seq.get(0) instanceof Seq name)) {
      return new ImportSpec(moduleName(seq), List.of(), null, false, false);
    }
    Map<String, String> select = null;
    Set<String> hide = Set.of();
    Step renamer = null;
    Seq version = null;
    boolean unknown = false;
    for (int i = 1; i + 1 < seq.size(); i += 2) {
      String keyword = keyword(seq.get(i));
      Object value = seq.get(i + 1);
      switch (keyword) {
        case "select" -> select = pairs(value);
        case "hide" -> hide = Set.copyOf(pairs(value).keySet());
        case "prefix" -> renamer = new Step.Prefix(text(value));
        case "renamer" -> renamer = renamer(value);
        case "version" -> version = value instanceof Seq asked ? asked : null;
        default -> unknown = true;
      }
    }
    List<Step> steps = new ArrayList<>();
    if (!hide.isEmpty()) {
      steps.add(new Step.Hide(hide));
    }
    if (select != null) {
      steps.add(new Step.Select(select));
    }
    if (renamer != null) {
      steps.add(renamer);
    }
    return new ImportSpec(moduleName(name), steps, version, false, unknown);
  }

  /** An import set of R6RS or R7RS. */
  static ImportSpec ofLibrary(Object set) {
    Object datum = Data.strip(set);
    List<Step> steps = new ArrayList<>();
    while (datum instanceof Seq seq
        && seq.size() >= 2
        && seq.get(0) instanceof String head
        && seq.get(1) instanceof Seq) {
      switch (head) {
        case "only" -> steps.add(0, new Step.Select(pairs(seq.from(2))));
        case "except" -> steps.add(0, new Step.Hide(pairs(seq.from(2)).keySet()));
        case "prefix" -> steps.add(0, new Step.Prefix(text(seq.get(2))));
        case "rename" -> {
          Map<String, String> names = new LinkedHashMap<>();
          for (Object item : seq.rest(2)) {
            if (item instanceof Seq pair && pair.size() == 2) {
              names.put(text(pair.get(0)), text(pair.get(1)));
            }
          }
          steps.add(0, new Step.Rename(names));
        }
        case "for", "library" -> {}
        default -> {
          return ofLibrary(seq, steps);
        }
      }
      datum = seq.get(1);
    }
    if (!(datum instanceof Seq name)) {
      throw new SchemeError("syntax-error", "import");
    }
    return ofLibrary(name, steps);
  }

  private static ImportSpec ofLibrary(Seq name, List<Step> steps) {
    boolean versioned = name.size() > 1 && name.get(name.size() - 1) instanceof Seq;
    Seq version = versioned ? (Seq) name.get(name.size() - 1) : Seq.EMPTY;
    return new ImportSpec(libraryName(name), steps, version, true, false);
  }

  /** The name of a module as Scheme writes it. */
  static String moduleName(Seq name) {
    StringBuilder text = new StringBuilder("(");
    for (Object part : name.items) {
      text.append(text.length() > 1 ? " " : "").append(Data.strip(part));
    }
    return text.append(')').toString();
  }

  /**
   * The module that a library name stands for: {@code (srfi :1 lists)} is {@code (srfi srfi-1)}.
   */
  static String libraryName(Seq name) {
    List<String> parts = new ArrayList<>();
    for (Object part : name.items) {
      if (!(part instanceof Seq)) {
        parts.add(String.valueOf(Data.strip(part)));
      }
    }
    modplan.syntax.ModuleName module = modplan.syntax.LibraryNames.normalize(parts);
    return module == null ? "()" : module.toString();
  }

  static String keyword(Object x) {
    if (x instanceof Keyword keyword) {
      return keyword.name();
    }
    return x instanceof String symbol && symbol.startsWith(":") ? symbol.substring(1) : "";
  }

  /** {@code (x (y . z))} or {@code (x (y z))}: names and what they become. */
  static Map<String, String> pairs(@Nullable Object list) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (list instanceof Seq seq) {
      for (Object item : seq.items) {
        if (item instanceof Seq pair && pair.size() >= 1) {
          Object to = pair.tail != null ? pair.tail : pair.size() > 1 ? pair.get(1) : pair.get(0);
          pairs.put(text(pair.get(0)), text(to));
        } else {
          pairs.put(text(item), text(item));
        }
      }
    }
    return pairs;
  }

  private static Step renamer(Object value) {
    if (value instanceof Seq seq && seq.size() == 2 && seq.get(0).equals("symbol-prefix-proc")) {
      Object prefix = seq.get(1);
      if (prefix instanceof Seq quoted && quoted.size() == 2) {
        return new Step.Prefix(text(quoted.get(1)));
      }
    }
    return new Step.Computed(value);
  }

  private static String text(Object x) {
    Object datum = Data.strip(x);
    return datum instanceof Text text ? text.value() : String.valueOf(datum);
  }
}

package modplan.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;

/**
 * A small random tree of modules that import one another in all the ways there are, in circles too:
 * about half of its entries fail. Names tell what they are: {@code v-} variables, {@code k-}
 * macros, {@code q-} macros with a procedure at expansion time, {@code x} thunks to be called
 * afterwards.
 */
@NullUnmarked
final class RandomTree {
  private enum Import {
    WHOLE,
    SELECT,
    PREFIX,
    HIDE,
    RENAMER,
    BODY
  }

  private record Edge(String target, Import kind) {}

  /** What a tree has more of than others. */
  enum Flavour {
    PLAIN(.15, 0, .22, .35, 0),
    CALLS(.6, 0, .1, .35, 0),
    LATE_IMPORTS(.15, .3, .1, .35, 0),
    PHASES(.15, 0, .7, .8, 0),
    /** Macros are constructors of records. */
    RECORDS(.3, 0, 0, 0, 0),
    /** Imports and autoloads have mistakes of their own. */
    MISTAKES(.15, 0, 0, 0, .45),
    /** Imports take copies of interfaces that grow. */
    COPIES(.15, 0, .05, .35, 0),
    /** Macros want private names that are defined at the end. */
    HELPERS(.15, .4, 0, 0, 0),
    /** Autoloads are frequent, and what they load has mistakes. */
    DEFERRED(.15, .2, 0, 0, .2);

    private final double call;
    private final double body;
    private final double phase;
    private final double phaseUse;
    private final double mistakes;

    /**
     * @param call how often the top level calls a procedure
     * @param body how often an import is made one from the body
     * @param phase how often there is a macro with a procedure
     * @param phaseUse how often its own module uses it
     * @param mistakes how often a module has one
     */
    Flavour(double call, double body, double phase, double phaseUse, double mistakes) {
      this.call = call;
      this.body = body;
      this.phase = phase;
      this.phaseUse = phaseUse;
      this.mistakes = mistakes;
    }
  }

  private final Random random;
  private final Flavour flavour;
  private final List<String> names = new ArrayList<>();
  private final Map<String, List<Edge>> edges = new LinkedHashMap<>();
  private final Map<String, String> autoloads = new LinkedHashMap<>();
  private final Map<String, Set<String>> reExports = new LinkedHashMap<>();
  private final Set<String> libraries = new LinkedHashSet<>();

  /** Definitions that come last. */
  private final Map<String, String> late = new LinkedHashMap<>();

  private final Map<String, Set<String>> offered = new LinkedHashMap<>();

  /** Path to text. */
  final Map<String, String> files = new TreeMap<>();

  /** What the tree uses, for the histogram. */
  final Set<String> features = new TreeSet<>();

  RandomTree(Random random) {
    this(random, Flavour.PLAIN);
  }

  RandomTree(Random random, Flavour flavour) {
    this.random = random;
    this.flavour = flavour;
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      names.add("m" + i);
    }
    connect();
    offer();
    for (String name : names) {
      files.put(name + ".scm", libraries.contains(name) ? library(name) : module(name));
    }
  }

  /** Names of all modules. */
  List<String> modules() {
    return names;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void connect() {
    double density = pick(List.of(.25, .4, .55));
    for (String name : names) {
      if (chance(.07)) {
        libraries.add(name);
        features.add("r6rs");
      }
    }
    for (String name : names) {
      List<String> others = new ArrayList<>(names);
      others.remove(name);
      Collections.shuffle(others, random);
      List<Edge> list = new ArrayList<>();
      for (String other : others) {
        if (chance(density)) {
          double r = random.nextDouble();
          Import kind =
              r < .5
                  ? Import.WHOLE
                  : r < .62
                      ? Import.SELECT
                      : r < .7
                          ? Import.PREFIX
                          : r < .79 ? Import.HIDE : r < .88 ? Import.RENAMER : Import.BODY;
          if (flavour == Flavour.COPIES && chance(.7)) {
            kind = Import.PREFIX;
          }
          if (flavour.body > 0 && chance(flavour.body)) {
            kind = Import.BODY;
          }
          if (libraries.contains(name) && (kind == Import.BODY || kind == Import.RENAMER)) {
            kind = Import.WHOLE;
          }
          list.add(new Edge(other, kind));
          features.add(kind.name().toLowerCase(java.util.Locale.ROOT));
        }
      }
      edges.put(name, list);
      if (!libraries.contains(name) && chance(flavour == Flavour.DEFERRED ? .6 : .15)) {
        String other = pick(others);
        if (list.stream().noneMatch(edge -> edge.target().equals(other))) {
          autoloads.put(name, other);
          features.add("autoload");
        }
      }
    }
  }

  /** What each module exports, re-exports of re-exports included. */
  private void offer() {
    for (String name : names) {
      Set<String> set = new LinkedHashSet<>();
      set.add("v-" + name);
      if (chance(flavour == Flavour.HELPERS ? .9 : .55)) {
        set.add("k-" + name);
      }
      if (!libraries.contains(name)) {
        if (chance(flavour == Flavour.COPIES ? .9 : .3)) {
          set.add("p-" + name);
        }
        if (chance(flavour.phase)) {
          set.add("q-" + name);
          features.add("phase");
        }
        if (chance(.2)) {
          set.add("e-" + name);
          features.add("eval-when");
        }
      }
      offered.put(name, set);
      reExports.put(name, new LinkedHashSet<>());
    }
    for (int round = 0; round < 4; round++) {
      for (String name : names) {
        List<Edge> whole = edges.get(name).stream().filter(e -> e.kind() == Import.WHOLE).toList();
        if (libraries.contains(name) || whole.isEmpty() || !chance(.18)) {
          continue;
        }
        List<Edge> second =
            whole.stream().filter(e -> !reExports.get(e.target()).isEmpty()).toList();
        String target = pick(second.isEmpty() || chance(.2) ? whole : second).target();
        List<String> from = new ArrayList<>(offered.get(target));
        from.removeIf(each -> each.endsWith("-" + name));
        Set<String> again = reExports.get(target);
        if (!again.isEmpty() && chance(.85)) {
          from = new ArrayList<>(again);
          from.removeIf(each -> each.endsWith("-" + name));
        }
        if (from.isEmpty()) {
          continue;
        }
        String symbol = pick(from);
        reExports.get(name).add(symbol);
        offered.get(name).add(symbol);
        features.add(again.contains(symbol) ? "re-export of a re-export" : "re-export");
      }
    }
  }

  private String seen(Edge edge, String symbol) {
    return switch (edge.kind()) {
      case PREFIX -> "z:" + symbol;
      case RENAMER -> "r:" + symbol;
      default -> symbol;
    };
  }

  // ---------------------------------------------------------------- define-module

  private String module(String name) {
    Set<String> own = offered.get(name);
    List<String> items = new ArrayList<>();
    Set<String> exports = new LinkedHashSet<>();
    exports.add("v-" + name);
    items.add("(define v-" + name + " 1)");
    if (own.contains("k-" + name) && flavour == Flavour.RECORDS) {
      items.add("(define-record-type <r-%1$s> (k-%1$s a) r-%1$s? (a r-%1$s-a))".formatted(name));
      exports.add("k-" + name);
      features.add("record");
    } else if (own.contains("k-" + name)) {
      boolean atEnd = flavour == Flavour.HELPERS;
      String helper = atEnd || chance(.35) ? "h-" + name : "1";
      if (!helper.equals("1")) {
        if (atEnd) {
          late.put(name, "(define " + helper + " 1)");
        } else {
          items.add("(define " + helper + " 1)");
        }
        features.add("private helper");
      }
      items.add("(define-syntax-rule (k-" + name + " e) (+ e " + helper + "))");
      exports.add("k-" + name);
    }
    if (own.contains("p-" + name)) {
      items.add("(define-public p-" + name + " 1)");
    }
    if (own.contains("e-" + name)) {
      String situations =
          pick(List.of("expand load eval", "expand load eval", "load eval", "expand", "eval"));
      items.add("(eval-when (" + situations + ") (define e-" + name + " 1))");
      if (chance(.8)) {
        exports.add("e-" + name);
      }
    }
    if (own.contains("q-" + name)) {
      phase(name, items, exports);
    }
    uses(name, items, exports);
    if (chance(.3)) {
      Collections.shuffle(items, random);
    }
    for (Edge edge : edges.get(name)) {
      if (edge.kind() == Import.BODY) {
        items.add(
            random.nextInt(items.size() + 1),
            chance(.25)
                ? "(eval-when (expand load eval) (use-modules (" + edge.target() + ")))"
                : "(use-modules (" + edge.target() + "))");
      }
    }
    if (chance(.2) && items.size() > 1) {
      include(name, items);
    }
    String header = header(name, exports);
    if (late.containsKey(name)) {
      items.add(late.get(name));
    }
    return header + String.join("\n", items) + "\n";
  }

  private void phase(String name, List<String> items, Set<String> exports) {
    List<Edge> whole =
        edges.get(name).stream()
            .filter(
                e ->
                    e.kind() == Import.WHOLE && offered.get(e.target()).contains("q-" + e.target()))
            .toList();
    boolean foreign = !whole.isEmpty() && chance(.4);
    String helper = "s-" + (foreign ? pick(whole).target() : name);
    String definition = "(define (s-" + name + " s) #`(+ 1 #,s))";
    items.add(chance(.5) ? "(eval-when (expand load eval) " + definition + ")" : definition);
    exports.add("s-" + name);
    items.add(
        "(define-syntax q-%s (lambda (x) (syntax-case x () ((_ e) (%s #'e)))))"
            .formatted(name, helper));
    exports.add("q-" + name);
    if (chance(flavour.phaseUse)) {
      items.add("(define (xq-" + name + ") (q-" + name + " 1))");
      exports.add("xq-" + name);
    }
  }

  private void uses(String name, List<String> items, Set<String> exports) {
    int count = random.nextInt(4) + (flavour == Flavour.CALLS ? 2 : 0);
    List<String> thunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String defined = "x" + i + "-" + name;
      List<Edge> all = edges.get(name);
      if (chance(flavour.call) && !thunks.isEmpty()) {
        items.add("(define y" + i + "-" + name + " (" + pick(thunks) + "))");
        features.add("strict call");
        continue;
      }
      String auto = autoloads.get(name);
      if (auto != null && chance(.3)) {
        items.add(
            chance(.75)
                ? "(define (" + defined + ") (+ 1 v-" + auto + "))"
                : "(define " + defined + " (+ 1 v-" + auto + "))");
        continue;
      }
      if (all.isEmpty()) {
        continue;
      }
      Edge edge = pick(all);
      List<String> from = new ArrayList<>(offered.get(edge.target()));
      if (edge.kind() == Import.HIDE && chance(.9)) {
        from.remove("v-" + edge.target());
      }
      if (from.isEmpty()) {
        continue;
      }
      String symbol = pick(from);
      boolean macro = symbol.startsWith("k-") || symbol.startsWith("q-");
      String use = macro ? "(" + seen(edge, symbol) + " 1)" : "(+ 1 " + seen(edge, symbol) + ")";
      double r = random.nextDouble();
      if (!macro && r < .08) {
        use = "(+ 1 (@ (" + edge.target() + ") " + symbol + "))";
        features.add("@");
        r = .5;
      }
      if (r < .28) {
        items.add("(define " + defined + " " + use + ")");
        features.add("strict");
      } else if (r < .36) {
        items.add("(define " + defined + " (map (lambda (i) " + use + ") '(1 2)))");
        features.add("strict call");
      } else {
        items.add("(define (" + defined + ") " + use + ")");
        thunks.add(defined);
      }
    }
    exports.addAll(thunks);
  }

  private void include(String name, List<String> items) {
    int from = random.nextInt(items.size());
    int to = from + 1 + random.nextInt(items.size() - from);
    List<String> inside = new ArrayList<>(items.subList(from, to));
    items.subList(from, to).clear();
    files.put(name + "-part.inc", String.join("\n", inside) + "\n");
    String form = chance(.5) ? "include" : "include-from-path";
    items.add(from, "(" + form + " \"" + name + "-part.inc\")");
    features.add("include");
  }

  private String header(String name, Set<String> exports) {
    StringBuilder text = new StringBuilder("(define-module (" + name + ")");
    if (flavour == Flavour.RECORDS) {
      text.append("\n  #:use-module (srfi srfi-9)");
    } else if (flavour.mistakes > 0 && chance(flavour.mistakes)) {
      text.append(mistake(name));
    }
    for (Edge edge : edges.get(name)) {
      String target = edge.target();
      List<String> all = new ArrayList<>(offered.get(target));
      switch (edge.kind()) {
        case WHOLE -> text.append("\n  #:use-module (").append(target).append(')');
        case SELECT -> {
          Collections.sort(all);
          List<String> some = chance(.6) ? List.of("v-" + target) : all;
          text.append(spec(target, "#:select (" + String.join(" ", some) + ")"));
        }
        case PREFIX -> text.append(spec(target, "#:prefix z:"));
        case HIDE -> text.append(spec(target, "#:hide (v-" + target + ")"));
        case RENAMER -> text.append(spec(target, "#:renamer (symbol-prefix-proc 'r:)"));
        case BODY -> {}
      }
    }
    String auto = autoloads.get(name);
    if (auto != null) {
      text.append("\n  #:autoload (" + auto + ") (v-" + auto + ")");
    }
    text.append("\n  #:export (").append(String.join(" ", exports)).append(')');
    Set<String> again = reExports.get(name);
    if (!again.isEmpty()) {
      text.append("\n  #:re-export (").append(String.join(" ", again)).append(')');
    }
    return text.append(")\n").toString();
  }

  private String mistake(String name) {
    List<String> others = new ArrayList<>(names);
    others.remove(name);
    others.remove(autoloads.get(name));
    others.removeAll(edges.get(name).stream().map(Edge::target).toList());
    String other = others.isEmpty() ? "" : pick(others);
    int kind = random.nextInt(other.isEmpty() ? 1 : 6);
    features.add("mistake " + kind);
    return switch (kind) {
      case 0 -> "\n  #:use-module (gone)";
      case 1 -> spec(other, "#:select (no-such)");
      case 2 -> "\n  #:autoload (%1$s) (v-%1$s) #:re-export (v-%1$s)".formatted(other);
      default -> {
        late.put(name, "(define (xa-%s) (+ 1 v-%s))".formatted(name, other));
        yield "\n  #:autoload (%1$s) (v-%1$s no-such)".formatted(other);
      }
    };
  }

  private static String spec(String target, String options) {
    return "\n  #:use-module ((" + target + ") " + options + ")";
  }

  // ---------------------------------------------------------------- R6RS

  private String library(String name) {
    Set<String> exports = new LinkedHashSet<>();
    List<String> items = new ArrayList<>();
    exports.add("v-" + name);
    items.add("(define v-" + name + " 1)");
    if (offered.get(name).contains("k-" + name)) {
      exports.add("k-" + name);
      items.add("(define-syntax k-" + name + " (syntax-rules () ((_ e) (+ e 1))))");
    }
    StringBuilder imports = new StringBuilder("(rnrs base)");
    for (Edge edge : edges.get(name)) {
      String t = edge.target();
      imports.append(
          switch (edge.kind()) {
            case SELECT -> " (only (" + t + ") v-" + t + ")";
            case PREFIX -> " (prefix (" + t + ") z:)";
            case HIDE -> " (except (" + t + ") v-" + t + ")";
            default -> " (" + t + ")";
          });
      String symbol = seen(edge, "v-" + t);
      if (edge.kind() != Import.HIDE && chance(.6)) {
        String defined = "x-" + t + "-" + name;
        items.add(
            chance(.3)
                ? "(define " + defined + " (+ 1 " + symbol + "))"
                : "(define (" + defined + ") (+ 1 " + symbol + "))");
      }
    }
    return "(library (%s)\n  (export %s)\n  (import %s)\n%s)\n"
        .formatted(name, String.join(" ", exports), imports, String.join("\n", items));
  }

  /**
   * Writes the tree below a folder, with every module as the entry of each mode.
   *
   * @param number of the tree in the folder
   */
  List<ForkedGuile.Task> tasks(Path folder, int number, List<Mode> modes) throws IOException {
    Path home = Files.createDirectories(folder.resolve("t" + number));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(home.resolve(file.getKey()), file.getValue());
    }
    List<String> names = modules().stream().map(m -> "(" + m + ")").toList();
    List<ForkedGuile.Task> tasks = new ArrayList<>();
    for (String module : modules()) {
      for (Mode mode : modes) {
        Path result = folder.resolve("r-%d-%s-%s".formatted(number, module, mode.text()));
        tasks.add(
            new ForkedGuile.Task(home, "(" + module + ")", module + ".scm", names, mode, result));
      }
    }
    return tasks;
  }
}

package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import modplan.TestTree;
import modplan.module.BindingKind;
import modplan.module.Definition;
import modplan.module.ExportFact;
import modplan.project.Excludes;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants faults and harmless look-alikes in a tree that works: each fault is found with its rule
 * and line, no look-alike above info. {@code -Dtree=DIR -Dplants=60 -Dseed=7} plants in a copy of
 * any tree; {@code -Drule=NAME} one rule only.
 *
 * <p>Hosts are drawn freely. Of three rules some faults are in the nature of things undecided: that
 * a module lacks a name can be said only of one whose exports are all known, and C code that {@code
 * load-extension} runs, calls that export what they compute, and macros that nobody defines may
 * export any name. Real Guile knows after it has run that code, on this machine; a finding would be
 * a guess. There nothing must be found, and such plants are counted apart.
 */
@NullUnmarked
@SuppressWarnings("StringConcatToTextBlock") // a line of the text is what the test looks for
class PlantedFaultsTest {
  private static final long DEFAULT_SEED = 20_246L;

  /**
   * What is planted. HOST is the module that gets the import, VALUE a variable that it exports, N a
   * number; the line that is marked with ;! has the fault.
   *
   * @param host what is added at the end of the host
   * @param fault text of the planted module behind its name
   * @param decoy the same for the look-alike
   */
  private record Plant(String rule, String host, String fault, String decoy) {
    /** Whether the host imports the planted module from its body, and not in define-module. */
    boolean isLate() {
      return host.contains("PLANTED");
    }

    /** Whether the host imports the planted module, which makes them a cycle. */
    boolean closesCycle() {
      return fault.contains("HOST") && !WITHOUT_CYCLE.contains(rule);
    }

    /** Whether a finding of that severity counts. */
    boolean concerns(Finding finding) {
      boolean info = ABOUT_HARMLESS.contains(rule) && finding.rule().equals(rule);
      return info || finding.severity() != Severity.INFO;
    }
  }

  /** Rules about an import alone. */
  private static final Set<String> WITHOUT_CYCLE =
      Set.of(
          "set-imported",
          "missing-export",
          "autoload-missing-binding",
          "autoload-compile-time",
          "autoload-macro",
          "unused-import");

  /** Rules that are silent, as their pages say, where a module may export more than is known. */
  private static final Set<String> ABOUT_ALL_EXPORTS =
      Set.of("missing-export", "autoload-missing-binding", "unused-import");

  /** Rules whose findings are info. */
  private static final Set<String> ABOUT_HARMLESS = Set.of("autoload-macro", "unused-import");

  /** True of every autoload, look-alikes of other rules included. */
  private static final String AUTOLOADS = "autoload-compile-time";

  private static final List<Plant> PLANTS =
      List.of(
          new Plant(
              "strict-cycle",
              "",
              " #:use-module HOST)\n(define p\n  (list VALUE)) ;!\n",
              " #:use-module HOST)\n(define (p)\n  (list VALUE))\n"),
          new Plant(
              "strict-call-cycle",
              "",
              " #:use-module HOST)\n(define (f) (list VALUE))\n(define p (f)) ;!\n",
              " #:use-module HOST)\n(define (f) (list VALUE))\n(define p f)\n"),
          new Plant(
              "macro-cycle",
              "(define-syntax-rule (mN x) (list x))\n(export mN)\n",
              " #:use-module HOST)\n(define (p)\n  (mN 1)) ;!\n",
              " #:use-module HOST)\n(define (p)\n  '(mN 1))\n"),
          new Plant(
              "macro-phase",
              "",
              ")\n(define (h s) #`(list #,s))\n"
                  + "(define-syntax m (lambda (x) (syntax-case x () ((_ e) (h #'e)))))\n"
                  + "(define (p) (m 1)) ;!\n",
              ")\n(eval-when (expand load eval) (define (h s) #`(list #,s)))\n"
                  + "(define-syntax m (lambda (x) (syntax-case x () ((_ e) (h #'e)))))\n"
                  + "(define (p) (m 1))\n"),
          new Plant(
              "late-export-select",
              "(define-public dN 1)\n",
              "\n  #:use-module (HOST #:select (dN))) ;!\n",
              "\n  #:use-module HOST)\n(define (p) dN)\n"),
          new Plant(
              "interface-snapshot",
              "(define-public dN 1)\n",
              " #:use-module (HOST #:prefix h:))\n(define (p) (list h:dN)) ;!\n",
              " #:use-module (HOST #:prefix h:))\n(define (p) (list h:VALUE))\n"),
          new Plant(
              "autoload-reexport",
              "",
              " #:autoload HOST (VALUE)\n  #:re-export (VALUE)) ;!\n",
              " #:use-module HOST\n  #:re-export (VALUE))\n"),
          new Plant(
              "export-undefined",
              "",
              "\n  #:export (p)) ;!\n(define q 1)\n",
              "\n  #:export (p))\n(define p 1)\n"),
          new Plant(
              "relative-include",
              "",
              ")\n(include \"part.scm\") ;!\n",
              ")\n(define p '(include \"part.scm\"))\n"),
          new Plant(
              "autoload-cycle",
              "(define-public dN 1)\n",
              " #:autoload HOST (dN))\n(define (p) (list dN)) ;!\n",
              " #:autoload HOST (dN))\n(define (p) (list 'dN))\n"),
          new Plant(
              "late-use-modules",
              "",
              ")\n(define (p) (f1 2))\n(define q\n  (list VALUE)) ;!\n(use-modules HOST)\n"
                  + "(define (f1 x) x)\n",
              ")\n(define (p) (f1 2))\n(use-modules HOST)\n(define (q) (list VALUE))\n"
                  + "(define (f1 x) x)\n"),
          new Plant(
              "load-macros",
              "",
              ")\n(load \"macros.scm\") ;!\n(define (p) (swap! 1 2))\n",
              ")\n(load \"macros.scm\")\n(define (p) (swap 1 2))\n(define (swap a b) (list b a))\n"),
          new Plant(
              "macro-private-helper",
              "(define-syntax-rule (mN x) (list x hN))\n(export mN)\n(use-modules PLANTED)\n"
                  + "(define hN 1)\n",
              " #:use-module HOST)\n(define p\n  (mN 1)) ;!\n",
              " #:use-module HOST)\n(define p\n  '(mN 1))\n"),
          new Plant(
              "record-macro-cycle",
              "(use-modules (srfi srfi-9))\n(define-record-type <dN> (make-dN x) dN? (x dN-x))\n"
                  + "(export dN-x)\n",
              " #:use-module HOST)\n(define (p r)\n  (dN-x r)) ;!\n",
              " #:use-module HOST)\n(define (p dN-x r)\n  (dN-x r))\n"),
          new Plant(
              "library-cycle",
              "",
              "(library (planted pN)\n  (export p)\n  (import (rnrs base) HOST) ;!\n  (define (p) 1))\n",
              "(library (planted pN)\n  (export p)\n  (import (rnrs base))\n  (define (p) 'HOST))\n"),
          new Plant(
              "missing-export",
              "",
              "\n  #:use-module (HOST #:select (no-such-dN))) ;!\n",
              "\n  #:use-module (HOST #:select (VALUE)))\n"),
          new Plant(
              "unresolved-import",
              "",
              "\n  #:use-module (gone dN)) ;!\n",
              ")\n(define p '(use-modules (gone dN)))\n"),
          new Plant(
              "autoload-missing-binding",
              "",
              "\n  #:autoload HOST (no-such-dN)) ;!\n(define (p) (no-such-dN))\n",
              "\n  #:autoload HOST (VALUE))\n(define (p) (list VALUE))\n"),
          new Plant(
              AUTOLOADS,
              "",
              "\n  #:autoload HOST (VALUE)) ;!\n(define (p) (list VALUE))\n",
              ")\n(define (p) (module-ref (resolve-interface 'HOST) 'VALUE))\n"),
          new Plant(
              "autoload-macro",
              "(define-syntax-rule (mN x) (list x))\n(export mN)\n",
              "\n  #:autoload HOST (mN)) ;!\n(define (p) (mN 1))\n",
              "\n  #:autoload HOST (VALUE))\n(define (p) (list VALUE '(mN 1)))\n"),
          new Plant(
              "module-name-mismatch",
              "(use-modules PLANTED)\n",
              "(define-module (planted w pN)) ;!\n(define p 1)\n",
              ")\n(define p '(define-module (planted w pN)))\n"),
          new Plant(
              "unused-import",
              "",
              "\n  #:use-module HOST) ;!\n(define p 1)\n",
              "\n  #:use-module HOST)\n(define (p) VALUE)\n"),
          new Plant(
              "set-imported",
              "",
              " #:use-module HOST)\n(define (p) (set! VALUE 1)) ;!\n",
              " #:use-module HOST)\n(define (p VALUE) (set! VALUE 1))\n"));

  /** All rules, those included that are off by default. */
  private static final List<Rule> RULES = Rules.all();

  private record Host(ProjectFile file, String module, String value) {}

  /**
   * @param isDecided whether modplan knows enough of the host
   */
  private record Planted(
      Plant plant, boolean isFault, String file, int line, String host, boolean isDecided) {
    String outcome() {
      return plant.rule() + (!isFault ? " look-alike" : isDecided ? " fault" : " undecided");
    }
  }

  @Test
  void faultsAreFoundAndLookAlikesAreNot(@TempDir Path folder) throws IOException {
    String source = System.getProperty("tree");
    long seed = Long.getLong("seed", DEFAULT_SEED);
    int each = Integer.getInteger("plants", 6);
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> found = new TreeMap<>();
    for (int i = 0; i < PLANTS.size(); i++) {
      if (!System.getProperty("rule", PLANTS.get(i).rule()).equals(PLANTS.get(i).rule())) {
        continue;
      }
      // A tree for each, since one fault hides another, and makes another's look-alike one.
      Path tree = Files.createDirectory(folder.resolve("tree" + i));
      Random random = new Random(seed + i);
      if (source == null) {
        healthy(tree, random);
      } else {
        copy(Path.of(source), tree);
      }
      check(PLANTS.get(i), plant(PLANTS.get(i), tree, each, random), tree, found, wrong);
    }
    System.out.println("seed " + seed + ": " + found);
    assertThat(wrong).as("seed %d", seed).isEmpty();
  }

  /** As many faults as asked for that modplan can decide, and as many look-alikes. */
  private static List<Planted> plant(Plant plant, Path tree, int each, Random random)
      throws IOException {
    Files.createDirectories(tree.resolve("planted"));
    Files.writeString(
        tree.resolve("planted/macros.scm"), "(define-syntax-rule (swap! a b) (list b a))\n");
    Project project = read(tree);
    List<Host> hosts = hosts(project);
    Analysis analysis = analyse(project);
    List<Planted> planted = new ArrayList<>();
    int decidedFaults = 0;
    for (int i = 0; i < 2 * each || decidedFaults < each; i++) {
      Host host = hosts.get(random.nextInt(hosts.size()));
      boolean decided =
          !ABOUT_ALL_EXPORTS.contains(plant.rule()) || exportsAreKnown(analysis, plant, host);
      boolean isFault = i % 2 == 0;
      planted.add(plant(tree, plant, isFault, host, i, decided));
      decidedFaults += isFault && decided ? 1 : 0;
    }
    return planted;
  }

  private static void check(
      Plant plant,
      List<Planted> planted,
      Path tree,
      Map<String, Integer> found,
      List<String> wrong) {
    List<Finding> findings = Linter.lint(analyse(read(tree)), RULES).findings();
    for (Planted one : planted) {
      List<Finding> there =
          findings.stream()
              .filter(f -> f.file().equals(one.file()) && one.plant().concerns(f))
              .filter(f -> !f.rule().equals(AUTOLOADS) || plant.rule().equals(AUTOLOADS))
              .toList();
      boolean right =
          (one.isFault() && one.isDecided())
              ? there.stream()
                  .anyMatch(f -> f.rule().equals(plant.rule()) && f.location().line() == one.line())
              : there.isEmpty();
      found.merge(one.outcome(), right ? 1 : 0, Integer::sum);
      if (!right) {
        wrong.add(one + ": " + there);
      }
    }
  }

  private static Planted plant(
      Path folder, Plant plant, boolean isFault, Host host, int number, boolean isDecided)
      throws IOException {
    String planted = isFault ? plant.fault() : plant.decoy();
    String head = planted.startsWith("(") ? "" : "(define-module (planted p" + number + ")";
    String text =
        (head + planted)
            .replace("HOST", host.module())
            .replace("VALUE", host.value())
            .replaceAll("(?<=[mdhp])N", String.valueOf(number));
    Path file = folder.resolve("planted/p" + number + ".scm");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    int marked = 1 + (int) text.lines().takeWhile(l -> !l.endsWith(";!")).count();
    if (plant.closesCycle() || !plant.host().isEmpty()) {
      Path path = folder.resolve(host.file().path());
      String name = "(planted p" + number + ")";
      String added =
          plant.host().replaceAll("(?<=[mdhp])N", String.valueOf(number)).replace("PLANTED", name);
      String before = Files.readString(path, StandardCharsets.ISO_8859_1);
      int line = host.file().facts().modules().get(0).location().line();
      int form = before.lines().limit(line - 1).mapToInt(l -> l.length() + 1).sum();
      int end = before.indexOf(host.module(), form) + host.module().length();
      Files.writeString(
          path,
          before.substring(0, end)
              + (plant.isLate() || !plant.closesCycle() ? "" : "\n  #:use-module " + name)
              + before.substring(end)
              + "\n"
              + added,
          StandardCharsets.ISO_8859_1);
    }
    return new Planted(
        plant, isFault, "planted/p" + number + ".scm", marked, host.module(), isDecided);
  }

  /** Modules that declare an exported variable which they define by a plain form. */
  private static List<Host> hosts(Project project) {
    List<Host> hosts = new ArrayList<>();
    for (ProjectFile file : project.files()) {
      if (file.facts().modules().size() != 1
          || !file.facts().modules().get(0).form().text().equals("define-module")
          || !file.facts().isComplete()
          || !file.facts().modules().get(0).declarative()) {
        continue;
      }
      String module = file.facts().modules().get(0).name().toString();
      if (!file.path().equals(module.substring(1, module.length() - 1).replace(' ', '/') + ".scm")
          || module.contains("ice-9")
          || module.startsWith("(srfi")) {
        continue;
      }
      for (ExportFact export : file.facts().exports()) {
        if (export.declared() && !export.kind().isReExport() && isVariable(file, export)) {
          hosts.add(new Host(file, module, export.name().from()));
          break;
        }
      }
    }
    return hosts;
  }

  /** Whether it is known what the host does not export; one rule must know what it does. */
  private static boolean exportsAreKnown(Analysis analysis, Plant plant, Host host) {
    ModuleName name = host.file().facts().modules().get(0).name();
    return plant.rule().equals("unused-import")
        ? analysis.interfaces().isComplete(name)
            && !analysis.interfaces().names(name).contains("define") // which the fault uses
        : analysis.interfaces().lacks(name, "no-such-d");
  }

  private static boolean isVariable(ProjectFile file, ExportFact export) {
    String name = export.name().from();
    List<Definition> definitions =
        file.facts().definitions().stream().filter(d -> d.name().equals(name)).toList();
    return definitions.size() == 1
        && name.equals(export.name().to())
        && definitions.get(0).kind() == BindingKind.VARIABLE
        && Set.of("define", "define*").contains(definitions.get(0).via());
  }

  private static Analysis analyse(Project project) {
    return TestTree.analysis(project);
  }

  private static Project read(Path folder) {
    return ProjectReader.read(
        new ProjectOptions(folder, List.of("."), List.of(), Excludes.of(List.of()), 2));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".scm")).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }

  /** Modules that import earlier ones. */
  private static void healthy(Path folder, Random random) throws IOException {
    Files.createDirectories(folder.resolve("t"));
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder("(define-module (t m" + i + ")");
      for (int j = 0; j < i; j++) {
        if (random.nextInt(8) == 0) {
          text.append("\n  #:use-module (t m").append(j).append(')');
        }
      }
      text.append("\n  #:export (v" + i + " f" + i + "))\n(define v" + i + " " + i + ")\n");
      text.append("(define (f" + i + " x) (list x v" + i + "))\n");
      Files.writeString(folder.resolve("t/m" + i + ".scm"), text);
    }
  }
}

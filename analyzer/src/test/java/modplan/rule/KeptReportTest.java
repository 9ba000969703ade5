package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import modplan.load.RandomTrees;
import modplan.project.Config;
import modplan.project.Excludes;
import modplan.project.FactsCache;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of an earlier run: that of a full one, and only while it holds. */
@NullUnmarked
class KeptReportTest {
  private static final String USES =
      """
      (define-module (a) #:use-module (b) #:use-module (gone) #:export (x m))
      (define-syntax-rule (m e) (list e 'm))
      (define x 1)
      """;

  private static final int TREES = Integer.getInteger("trees", 25);

  @TempDir Path directory;
  private Path tree;
  private Path caches;

  @BeforeEach
  void writeTree() throws IOException {
    tree = Files.createDirectory(directory.resolve("tree"));
    caches = directory.resolve("cache");
    write("a.scm", USES);
    write(
        "b.scm",
        """
        (define-module (b) #:use-module (a) #:autoload (c) (z) #:export (y))
        (define y (+ x 1))
        (define (later) (m z))
        """);
    write("c.scm", "(define-module (c) #:use-module (a) #:export (z))\n(define z x)\n");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(tree.resolve(file), text);
  }

  private ProjectOptions options(Path root) {
    return new ProjectOptions(
        directory, List.of(root.getFileName().toString()), List.of(), Excludes.of(List.of()), 2);
  }

  private LintReport full(Path root, AnalysisOptions options, Policy policy) {
    return Linter.lint(ProjectReader.read(options(root)), options, policy);
  }

  private LintReport cached(Path root, AnalysisOptions options, Policy policy) {
    FactsCache cache = new FactsCache(caches, "1");
    Project project = ProjectReader.open(options(root), cache);
    return Linter.lint(project, options.withCache(cache), policy);
  }

  /** Whether the next run finds a report, with these settings. */
  private boolean isKept(AnalysisOptions options, Policy policy) {
    FactsCache cache = new FactsCache(caches, "1");
    Project project = ProjectReader.open(options(tree), cache);
    return KeptReport.of(project, options.withCache(cache), policy).find() != null;
  }

  private boolean isKept() {
    return isKept(AnalysisOptions.DEFAULT, Policy.NONE);
  }

  private void lintAgain() {
    assertThat(cached(tree, AnalysisOptions.DEFAULT, Policy.NONE))
        .isEqualTo(full(tree, AnalysisOptions.DEFAULT, Policy.NONE));
  }

  @Test
  void isFoundAgainWholeInTheNextRun() {
    assertThat(isKept()).isFalse();
    lintAgain();
    assertThat(full(tree, AnalysisOptions.DEFAULT, Policy.NONE).findings())
        .extracting(Finding::rule)
        .contains("strict-cycle", "autoload-cycle", "unresolved-import");

    assertThat(isKept()).isTrue();
    lintAgain();
  }

  @Test
  void movesWithTheCode() throws IOException {
    lintAgain();
    write(
        "a.scm",
        ";; a remark\n\n" + USES.replace("#:use-module (gone)", "\n  #:use-module (gone)"));

    assertThat(isKept()).isTrue();
    lintAgain();
    assertThat(cached(tree, AnalysisOptions.DEFAULT, Policy.NONE).findings())
        .filteredOn(each -> each.rule().equals("unresolved-import"))
        .extracting(each -> each.location().toString())
        .containsExactly("4:16");
    write("a.scm", USES);
    assertThat(isKept()).isTrue();
    lintAgain();
  }

  @Test
  void codeCounts() throws IOException {
    lintAgain();
    write("a.scm", USES.replace("(define x 1)", "(define x 2)"));
    assertThat(isKept()).isFalse();
    lintAgain();
    write("d.scm", "(define-module (d))\n");
    assertThat(isKept()).isFalse();
    lintAgain();
    Files.move(tree.resolve("d.scm"), tree.resolve("e.scm"));
    assertThat(isKept()).isFalse();
    lintAgain();
    Files.delete(tree.resolve("e.scm"));
    assertThat(isKept()).isFalse();
    lintAgain();
  }

  @Test
  void commentsThatSpeakToModplanCountAndSoDoTheirLines() throws IOException {
    lintAgain();
    String allowed = USES + ";; modplan: allow-file unresolved-import -- made by the build\n";
    write("a.scm", allowed);
    assertThat(isKept()).isFalse();
    lintAgain();
    write("a.scm", allowed.replace("made by", "comes from"));
    assertThat(isKept()).isFalse();
    lintAgain();
    assertThat(isKept()).isTrue();
    write("a.scm", ";; a remark\n" + allowed);
    assertThat(isKept()).isFalse();
    lintAgain();
  }

  @Test
  void stringsMayChangeBesideSuchCommentsWhereNothingMoves() throws IOException {
    String allowed =
        USES
            + """
            ;; modplan: allow-file unresolved-import -- made by the build
            (define version "1.2")
            (define (v) version)
            """;
    write("a.scm", allowed);
    lintAgain();
    write("a.scm", allowed.replace("1.2", "1.3"));
    assertThat(isKept()).isTrue();
    lintAgain();
    write("a.scm", allowed.replace("version \"1.2\"", "version  \"1.3\""));
    assertThat(isKept()).isFalse();
    lintAgain();
  }

  @Test
  void whatABuildMakesCounts() throws IOException {
    lintAgain();
    write("gone.scm.in", "(define-module (gone))\n");
    assertThat(isKept()).isFalse();
    lintAgain();
    assertThat(cached(tree, AnalysisOptions.DEFAULT, Policy.NONE).findings())
        .extracting(Finding::rule)
        .doesNotContain("unresolved-import");
  }

  @Test
  void whatCannotBeReadCounts() throws IOException {
    lintAgain();
    write("d.scm", "\0");
    assertThat(isKept()).isFalse();
    lintAgain();
    assertThat(isKept()).isTrue();
    write("d.scm", "\n\0");
    assertThat(isKept()).isFalse();
    lintAgain();
    write("d.scm", "(define (");
    lintAgain();
    assertThat(isKept()).isTrue();
    write("d.scm", "\n(define (");
    assertThat(isKept()).isFalse();
    lintAgain();
  }

  /** A new setting must be among those that count, or a report of other settings would be shown. */
  @Test
  void knowsAllSettings() {
    assertThat(AnalysisOptions.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactly(
            "guileVersion", "optimisation", "assumeExternal", "layers", "baseline", "cache");
  }

  @Test
  void everySettingCounts() {
    lintAgain();
    LintReport report = cached(tree, AnalysisOptions.DEFAULT, Policy.NONE);
    Baseline baseline =
        Baseline.of(
            report.findings(), modplan.graph.ModuleGraph.of(ProjectReader.read(options(tree))));
    List<AnalysisOptions> all =
        List.of(
            options(GuileVersion.V2_2, 2, List.of(), List.of()),
            options(GuileVersion.V3_0, 1, List.of(), List.of()),
            options(GuileVersion.V3_0, 2, List.of("(gone)"), List.of()),
            options(
                GuileVersion.V3_0,
                2,
                List.of(),
                List.of(new Config.Layer("low", List.of("(a)"), List.of("(b)"), null))),
            AnalysisOptions.DEFAULT.withBaseline(baseline));
    for (AnalysisOptions each : all) {
      assertThat(isKept(each, Policy.NONE)).as("%s", each).isFalse();
      assertThat(cached(tree, each, Policy.NONE)).isEqualTo(full(tree, each, Policy.NONE));
      assertThat(isKept(each, Policy.NONE)).as("%s", each).isTrue();
    }
    Policy off = policy("[rules]\nunresolved-import = \"off\"");
    Policy here =
        policy("[[rules-for]]\npaths = [\"a.scm\"]\nrules = { unresolved-import = \"off\" }");
    for (Policy each : List.of(off, here)) {
      assertThat(isKept(AnalysisOptions.DEFAULT, each)).as("%s", each).isFalse();
      assertThat(cached(tree, AnalysisOptions.DEFAULT, each))
          .isEqualTo(full(tree, AnalysisOptions.DEFAULT, each));
    }
  }

  private static AnalysisOptions options(
      GuileVersion version, int level, List<String> external, List<Config.Layer> layers) {
    return new AnalysisOptions(
        version,
        OptimisationLevels.of(level),
        external.stream().map(ModulePattern::of).toList(),
        layers);
  }

  private static Policy policy(String setting) {
    return Policy.of(modplan.project.ConfigReader.parse(setting, "modplan.toml"));
  }

  @Test
  void whatIsDamagedIsMadeAgain() throws IOException {
    lintAgain();
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length += 23) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(isKept()).isFalse();
    }
    lintAgain();
    assertThat(Files.readAllBytes(file())).isEqualTo(whole);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.filter(f -> f.toString().endsWith(".report")).findFirst().orElseThrow();
    }
  }

  @Test
  void theTextOfStringsThatNobodyReadsDoesNotCount() throws IOException {
    String version = USES + "(define version \"1.2\")\n";
    write("a.scm", version);
    lintAgain();
    write("a.scm", version.replace("1.2", "1.10.3"));
    assertThat(isKept()).isTrue();
    lintAgain();
    write("a.scm", version.replace("1.2", "much longer than what is kept ".repeat(9)));
    assertThat(isKept()).isFalse();
    lintAgain();
  }

  @Test
  void theTextOfStringsThatSomebodyReadsCounts() throws IOException {
    String named =
        """
        (define-syntax named
          (lambda (s)
            (syntax-case s ()
              ((k t e) #`(define #,(datum->syntax #'k (string->symbol (syntax->datum #'t))) e)))))
        (named "w" 1)
        (export w)
        (define note "none")
        """;
    write("a.scm", USES + named);
    write("d.scm", "(define-module (d) #:use-module ((a) #:select (w v)))\n(list w v)\n");
    lintAgain();
    write("a.scm", USES + named.replace("none", "some"));
    assertThat(isKept()).isTrue();
    lintAgain();
    write("a.scm", USES + named.replace("\"w\"", "\"v\"").replace("export w", "export v"));
    assertThat(isKept()).isFalse();
    lintAgain();
    write("a.scm", USES + named.replace("\"w\"", "\"w2\""));
    assertThat(isKept()).isFalse();
    lintAgain();
    write("a.scm", USES + named.replace("\"w\"", "\"w\" ; as it was"));
    lintAgain();
  }

  private static final String CHOICE =
      """
      (define-module (a) #:use-module (b) #:export (x))
      (define-syntax value-of
        (lambda (s)
          (syntax-case s ()
            ((_ t e) (if (string=? (syntax->datum #'t) "yes") #'e #'1)))))
      (define x 1)
      (define z (value-of "yes" y))
      """;

  private void writeChoice() throws IOException {
    write("a.scm", CHOICE);
    write("b.scm", "(define-module (b) #:use-module (a) #:export (y))\n(define y (list 1))\n");
  }

  @Test
  void whatWasReadForHazardsCountsForAReportUnderOtherSettings() throws IOException {
    writeChoice();
    lintAgain();
    Policy off = policy("[rules]\nunresolved-import = \"off\"");
    assertThat(isKept(AnalysisOptions.DEFAULT, off)).isFalse();
    assertThat(cached(tree, AnalysisOptions.DEFAULT, off).findings())
        .extracting(Finding::rule)
        .contains("strict-cycle");
    assertThat(isKept(AnalysisOptions.DEFAULT, off)).isTrue();

    write("a.scm", CHOICE.replace("\"yes\" y", "\"no\" y"));

    assertThat(isKept(AnalysisOptions.DEFAULT, off)).isFalse();
    assertThat(cached(tree, AnalysisOptions.DEFAULT, off))
        .isEqualTo(full(tree, AnalysisOptions.DEFAULT, off));
  }

  /** Nobody but who reads the steps of (a) reads the string: there is no failure to simulate. */
  @Test
  void whatWasReadForStepsThatAreKeptCountsAfterAnEditOfOthers() throws IOException {
    writeChoice();
    write("a.scm", CHOICE.replace("\"yes\" y", "\"no\" y"));
    lintAgain();
    write("b.scm", "(define-module (b) #:use-module (a) #:export (y))\n(define y (list 2))\n");
    assertThat(isKept()).isFalse();
    lintAgain();
    assertThat(isKept()).isTrue();

    write("a.scm", CHOICE);

    assertThat(isKept()).isFalse();
    lintAgain();
  }

  /** {@code -Dtrees=500 -Dseed=7} tries more trees. */
  @Test
  void afterAnyEditOfStringsTheReportIsThatOfAFullRun() throws IOException {
    int[] kept =
        keptAfterEdits(
            10,
            RandomEdits::withStrings,
            (text, other, edit, random) ->
                random.nextInt(4) == 0
                    ? RandomEdits.edit(text, other, random)
                    : RandomEdits.string(text, random));

    assertThat(kept[0]).isGreaterThan(TREES);
    assertThat(kept[1]).isGreaterThan(TREES);
  }

  /** {@code -Dtrees=500 -Dseed=7} tries more trees. */
  @Test
  void afterAnyEditTheReportIsThatOfAFullRun() throws IOException {
    int[] kept =
        keptAfterEdits(
            6,
            (text, random) -> text,
            (text, other, edit, random) ->
                edit == 2 ? RandomEdits.edit(text, other, random) : RandomEdits.move(text, random));

    assertThat(kept[0]).isGreaterThan(2 * TREES);
  }

  /** Another text for a file, one other file of the tree at hand. */
  private interface Edit {
    String of(String text, String other, int edit, Random random);
  }

  /** Edits random trees; how many reports were kept after an edit, and how many were not. */
  private int[] keptAfterEdits(int edits, BiFunction<String, Random, String> first, Edit next)
      throws IOException {
    long seed = Long.getLong("seed", 7_351L);
    Random random = new Random(seed);
    int[] kept = new int[2];
    for (int i = 0; i < TREES; i++) {
      tree = Files.createDirectory(directory.resolve("tree" + i));
      TreeMap<String, String> files = new TreeMap<>(RandomTrees.files(random));
      files.replaceAll((file, text) -> first.apply(text, random));
      for (int edit = 0; edit < edits; edit++) {
        for (String file : files.keySet()) {
          write(file, files.get(file));
        }
        boolean isKept = isKept();
        if (edit > 0) {
          kept[isKept ? 0 : 1]++;
        }
        assertThat(cached(tree, AnalysisOptions.DEFAULT, Policy.NONE))
            .as("seed %d, tree %d, edit %d, kept %s: %s", seed, i, edit, isKept, files)
            .isEqualTo(full(tree, AnalysisOptions.DEFAULT, Policy.NONE));
        List<String> names = new ArrayList<>(files.keySet());
        String edited = names.get(random.nextInt(names.size()));
        files.put(edited, next.of(files.get(edited), files.get(names.get(0)), edit, random));
      }
    }
    return kept;
  }
}

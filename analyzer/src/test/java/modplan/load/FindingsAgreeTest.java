package modplan.load;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modplan.TestTree;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.ForkedGuile.Task;
import modplan.project.Excludes;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.rule.Failure;
import modplan.rule.Finding;
import modplan.rule.Linter;
import modplan.rule.Severity;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random trees in real Guile: an entry that a finding says fails does fail, and one that fails is
 * named by a finding, unless its mistake has nothing to do with other modules. Where a finding says
 * that Guile warns, it does, and where code fails only when it is called, the procedure at that
 * place does. {@code -Dtrees=400 -Dseed=7} runs more of them, {@code -Dflavours=RECORDS,COPIES}
 * only such ones. {@code -Dkept=DIR} keeps there what Guile did with each tree, which takes nearly
 * all of the time, for the next run.
 */
@NullUnmarked
class FindingsAgreeTest {
  private static final long DEFAULT_SEED = 20_245L;

  private final Map<String, Set<String>> failing = new TreeMap<>();
  private final Map<String, Set<String>> working = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private int entries;
  private int elsewhere;

  @Test
  void failingEntriesAreThoseOfGuile(@TempDir Path folder) throws Exception {
    require(ForkedGuile.runs(List.of("guile", "--version")), "guile is not installed");
    int count = Integer.getInteger("trees", 10);
    long seed = Long.getLong("seed", DEFAULT_SEED);
    Random random = new Random(seed);
    List<RandomTree> trees = new ArrayList<>();
    List<List<Task>> tasks = new ArrayList<>();
    String only = System.getProperty("flavours", "");
    List<RandomTree.Flavour> flavours =
        Arrays.stream(RandomTree.Flavour.values())
            .filter(each -> only.isEmpty() || List.of(only.split(",", -1)).contains(each.name()))
            .toList();
    for (int i = 0; i < count; i++) {
      RandomTree tree = new RandomTree(random, flavours.get(i % flavours.size()));
      trees.add(tree);
      tasks.add(tree.tasks(home(folder, tree), i, List.of(Mode.LOAD_SOURCE, Mode.COMPILE)));
    }
    ForkedGuile.run(
        folder,
        "guile",
        tasks.stream().flatMap(List::stream).filter(task -> !Files.exists(task.result())).toList());
    for (int i = 0; i < count; i++) {
      compare(tasks.get(i).get(0).directory(), trees.get(i), tasks.get(i));
    }
    System.out.printf(
        "%d trees, seed %d: %d entries, %d mistakes inside a module, %d differences%n",
        count, seed, entries, elsewhere, differences.size());
    failing.forEach(
        (rule, fail) ->
            System.out.printf(
                "%s: %d entries fail, %d do not%n",
                rule, fail.size(), working.getOrDefault(rule, Set.of()).size()));
    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  /** Where a tree and what Guile does with it belong. */
  private static Path home(Path folder, RandomTree tree) {
    String kept = System.getProperty("kept");
    return kept == null
        ? folder
        : Path.of(kept).toAbsolutePath().resolve(Integer.toHexString(tree.files.hashCode()));
  }

  private void compare(Path home, RandomTree tree, List<Task> tasks) throws IOException {
    Project project =
        ProjectReader.read(
            new ProjectOptions(home, List.of("."), List.of(), Excludes.of(List.of()), 1)
                .withEverySource());
    List<Finding> findings = Linter.lint(TestTree.analysis(project)).findings();
    List<Finding> sure =
        findings.stream()
            .filter(f -> f.failure() != null && f.severity() != Severity.INFO)
            .toList();
    for (Finding finding : sure) {
      if (finding.failure().effect() != Failure.Effect.FAILS) {
        for (Task task : tasks) {
          milder(finding, task, tree);
        }
      }
    }
    List<Finding> failures =
        sure.stream().filter(f -> f.failure().effect() == Failure.Effect.FAILS).toList();
    Program program = Program.of(project);
    Simulator simulator = new Simulator(program, GuileVersion.V3_0);
    List<String> modules = tree.modules().stream().map(m -> "(" + m + ")").toList();
    Survey survey = Survey.of(program, GuileVersion.V3_0, modules);
    List<LoadSteps> steps = new StepReader(survey, modules).read();
    for (Task task : tasks) {
      String entry = task.entry();
      ForkedGuile.Ran ran = ForkedGuile.read(task);
      boolean fails = !ran.kind().equals("ok");
      entries++;
      List<Finding> named =
          failures.stream()
              .filter(f -> f.failure().entries().contains(entry))
              .filter(
                  f -> f.failure().mode() == task.mode() || f.failure().mode() == Mode.LOAD_SOURCE)
              .toList();
      // What fails when it is loaded is told once; compiling it may go well for that entry.
      boolean exactly = named.stream().anyMatch(f -> f.failure().mode() == task.mode());
      Simulation.Outcome outcome = simulator.simulate(task.module(), task.mode()).outcome();
      boolean isAMistakeInside =
          HazardsTest.isAMistakeInside(outcome, survey, steps)
              && !HazardsTest.isReExportOfAutoload(outcome, tree);
      if (fails && named.isEmpty()) {
        if (isAMistakeInside || isAnAutoloadedMistake(outcome, ran, survey)) {
          elsewhere++;
        } else {
          differences.add("%s %s fails: %s%n%s".formatted(task.mode(), entry, outcome, tree.files));
        }
      } else if (!fails && exactly) {
        differences.add("%s %s works, but %s%n%s".formatted(task.mode(), entry, named, tree.files));
      }
      for (Finding finding : named) {
        if (fails
            && isShown(finding, task)
            && !says(finding, ran)
            && !isSwallowed(finding, ran)
            && !isAMistakeInside) {
          differences.add(
              "%s %s says %s, but %s%n%s".formatted(task.mode(), entry, ran, finding, tree.files));
        }
      }
      if (exactly) {
        named.forEach(f -> add(failing, f.rule(), task));
      }
      if (!fails && named.isEmpty()) {
        failures.forEach(f -> add(working, f.rule(), task));
      }
    }
  }

  /**
   * Whether the entry fails because an autoload has failed before, of which Guile has only warned
   * with the words of the finding.
   */
  private static boolean isSwallowed(Finding finding, ForkedGuile.Ran ran) {
    return ran.printed().stream().anyMatch(line -> line.contains(finding.failure().says()));
  }

  /** A name whose autoload came to nothing, because the other module has a mistake inside. */
  private static boolean isAnAutoloadedMistake(
      Simulation.Outcome outcome, ForkedGuile.Ran ran, Survey survey) {
    for (int i = 0; i + 1 < ran.printed().size(); i++) {
      Matcher failed = AUTOLOAD_FAILED.matcher(ran.printed().get(i));
      Matcher cause = UNBOUND.matcher(ran.printed().get(i + 1));
      if (failed.find() && failed.group(1).equals(outcome.name()) && cause.find()) {
        Mod.Var variable = survey.world().variable(failed.group(2), cause.group(1));
        return variable == null || variable.module.equals(failed.group(2));
      }
    }
    return false;
  }

  private static final Pattern AUTOLOAD_FAILED =
      Pattern.compile("Failed to autoload (\\S+) in (\\(.*?\\))");
  private static final Pattern UNBOUND = Pattern.compile("Unbound variable: (\\S+)");

  /** Whether a finding says what Guile says with each of its entries, and nothing before it. */
  private static boolean isShown(Finding finding, Task task) {
    return finding.severity() == Severity.ERROR
        && finding.failure().mode() == task.mode()
        && !finding
            .notes()
            .contains("nobody comes to it: with each entry another error comes first");
  }

  private static boolean says(Finding finding, ForkedGuile.Ran ran) {
    return ran.says().contains(finding.failure().says())
        || (finding.failure().errorClass().equals("apply-macro")
            && ran.says().contains("Unbound variable: " + finding.failure().name()))
        || ran.says().contains("Unbound variable: #<variable") // an (@ (m) x)
        || (!PLAIN.contains(finding.rule()) // a module that may be there is a finding of its own
            && ran.says().contains("no code for module (gone)"));
  }

  /** Whether an entry shows what a finding says that is no failure of the entry. */
  private void milder(Finding finding, Task task, RandomTree tree) throws IOException {
    Failure failure = finding.failure();
    ForkedGuile.Ran ran = ForkedGuile.read(task);
    Boolean shows = shows(finding, ran, tree);
    if (failure.mode() != task.mode() || shows == null) {
      return;
    }
    boolean isNamed = failure.entries().contains(task.entry());
    if (isNamed && !shows) {
      differences.add(
          "%s %s does not show %s, but %s%n%s"
              .formatted(task.mode(), task.entry(), finding, ran, tree.files));
    } else if (isNamed || !shows) {
      add(isNamed ? failing : working, finding.rule(), task);
    }
  }

  /** Rules that look at one import or export. */
  private static final Set<String> PLAIN =
      Set.of("missing-export", "unresolved-import", "autoload-reexport");

  private static final Pattern THUNK = Pattern.compile("\\(define \\((x\\S*)\\)");

  /** Null if it does not come to that, or cannot be told. */
  private static @Nullable Boolean shows(Finding finding, ForkedGuile.Ran ran, RandomTree tree) {
    if (finding.failure().effect() == Failure.Effect.WARNS) {
      boolean warns =
          ran.printed().stream().anyMatch(line -> line.contains(finding.failure().says()));
      return (warns || ran.kind().equals("ok")) ? warns : null; // another error may come first
    }
    String file = finding.file();
    String line =
        tree.files.get(file).lines().skip(finding.location().line() - 1).findFirst().orElse("");
    Matcher thunk = THUNK.matcher(line);
    if (finding.failure().effect() != Failure.Effect.LATER
        || !ran.kind().equals("ok")
        || !thunk.find()) {
      return null;
    }
    String outcome = ran.calls().get("(" + file.substring(0, 2) + ") " + thunk.group(1));
    return outcome == null ? null : !outcome.equals("ok");
  }

  private static void add(Map<String, Set<String>> into, String rule, Task task) {
    into.computeIfAbsent(rule, r -> new HashSet<>())
        .add(task.directory().getFileName() + " " + task.entry() + " " + task.mode());
  }
}

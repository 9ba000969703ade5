package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import modplan.TestTree;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;
import modplan.project.OptimisationLevels;
import org.junit.jupiter.api.io.TempDir;

/** The findings of one rule on small trees, as {@code file:line:column severity message}. */
abstract class RuleTest {
  @TempDir Path directory;

  private final String rule;

  RuleTest(String rule) {
    this.rule = rule;
  }

  /** Complete findings on a tree that {@link TestTree} writes. */
  List<Finding> findings(String tree, AnalysisOptions options) {
    return findings(TestTree.in(directory, tree).analysis(options), rule);
  }

  /** What a rule finds. */
  static List<Finding> findings(Analysis analysis, String rule) {
    return Linter.lint(analysis, List.of(Rules.named(rule).orElseThrow())).findings();
  }

  List<Finding> findings(String tree) {
    return findings(tree, AnalysisOptions.DEFAULT);
  }

  Stream<String> lines(String tree, AnalysisOptions options) {
    return findings(tree, options).stream()
        .map(f -> f.file() + ":" + f.location() + " " + f.severity().text() + " " + f.message());
  }

  void finds(String tree, String... lines) {
    assertThat(lines(tree, AnalysisOptions.DEFAULT)).containsExactly(lines);
  }

  void isSilent(String tree) {
    finds(tree);
  }

  static AnalysisOptions guile(String version, int optimisationLevel, String... assumed) {
    return new AnalysisOptions(
        GuileVersion.parse(version),
        OptimisationLevels.of(optimisationLevel),
        Stream.of(assumed).map(ModulePattern::of).toList(),
        List.of());
  }

  /** Related places as {@code file:line:column message}. */
  static List<String> places(Finding finding) {
    return finding.related().stream()
        .map(p -> p.file() + ":" + p.location() + " " + p.message())
        .toList();
  }
}

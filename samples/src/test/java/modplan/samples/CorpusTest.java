package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import modplan.graph.ExportTable;
import modplan.graph.ModuleGraph;
import modplan.module.BindingKind;
import modplan.module.Context;
import modplan.module.MentionKind;
import modplan.project.Excludes;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The graphs of the trees that Debian 12 installs, held against what Guile's own reader finds in
 * them. The expected lines were made from Guile's {@code read} with the Guix reader extensions; see
 * docs/design.md.
 */
class CorpusTest {
  @ParameterizedTest
  @CsvSource({
    "guile-debian-3.0.8, /usr/share/guile/3.0",
    "guile-site-debian, /usr/share/guile/site/3.0"
  })
  void theGraphIsTheOneThatGuilesReaderFinds(String corpus, String root) throws IOException {
    boolean installed =
        Files.isDirectory(Path.of(root, corpus.startsWith("guile-site") ? "git" : "ice-9"));
    if (System.getenv("CI") == null) {
      assumeTrue(installed, root + " is not installed");
    }
    Project project =
        ProjectReader.read(
            new ProjectOptions(Path.of(""), List.of(root), List.of(), Excludes.of(List.of()), 2));
    List<String> expected = lines(corpus);
    // Another patch level of Guile has other files: then there is nothing to compare with.
    if (System.getenv("CI") == null) {
      assumeTrue(
          of(expected, "file").equals(of(facts(project), "file")), "other files than expected");
    }

    List<String> found = facts(project);

    for (String kind : List.of("file", "module", "edge", "cycle")) {
      assertThat(of(found, kind)).as(kind).containsExactlyInAnyOrderElementsOf(of(expected, kind));
    }
    assertThat(of(found, "macro")).as("macro").containsAll(of(expected, "macro"));
  }

  private static List<String> of(List<String> lines, String kind) {
    return lines.stream().filter(line -> line.startsWith(kind + "\t")).sorted().toList();
  }

  private static List<String> lines(String corpus) throws IOException {
    try (InputStream in = CorpusTest.class.getResourceAsStream("/corpora/" + corpus + ".tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<String> facts(Project project) {
    ModuleGraph graph = ModuleGraph.of(project);
    List<String> lines = new ArrayList<>();
    for (var file : project.files()) {
      var facts = file.facts();
      lines.add(line("file", facts.file(), facts.bytes(), facts.forms()));
      for (int i = 0; i < facts.modules().size(); i++) {
        var module = facts.modules().get(i);
        lines.add(
            line(
                "module",
                module.name(),
                facts.file(),
                module.location().line(),
                module.form().text()));
        ExportTable.of(facts, i)
            .forEach(
                (name, kind) -> {
                  if (kind == BindingKind.MACRO) {
                    lines.add(line("macro", module.name(), name));
                  }
                });
      }
    }
    for (var edge : graph.edges()) {
      var mention = edge.mention();
      boolean asNested =
          mention.context() == Context.NESTED && mention.kind() == MentionKind.USE_MODULES;
      String context = mention.context() == Context.DATA ? "data" : asNested ? "nested" : "eager";
      lines.add(
          line(
              "edge",
              edge.from() == null ? "-" : edge.from(),
              edge.target(),
              mention.kind().text(),
              context,
              edge.to() == null ? "external" : "internal",
              edge.file().facts().file(),
              mention.location().line()));
    }
    for (var cycle : graph.cycles()) {
      lines.add(
          "cycle\t" + String.join(" ", cycle.members().stream().map(Object::toString).toList()));
    }
    return lines;
  }

  private static String line(Object... cells) {
    return String.join("\t", Stream.of(cells).map(String::valueOf).toList());
  }
}

package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.module.Context;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.project.LoadPath;
import modplan.syntax.ModuleName;

/** Reports each module that nobody can find, once, at its first importer. */
final class UnresolvedImportRule extends NamedRule {
  private static final int PLACES = 3;

  UnresolvedImportRule() {
    super("unresolved-import", Severity.ERROR, "an imported module is nowhere on the load path");
  }

  @Override
  public boolean asksForHazards() {
    return true;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Map<ModuleName, List<Edge>> missing = new TreeMap<>();
    for (Edge edge : analysis.graph().edges()) {
      if (edge.to() == null
          && severity(edge) != Severity.INFO
          && analysis.loadPath().origin(edge.target()) == LoadPath.Origin.UNKNOWN) {
        missing.computeIfAbsent(edge.target(), name -> new ArrayList<>()).add(edge);
      }
    }
    return missing.entrySet().stream().map(e -> finding(e.getKey(), e.getValue(), analysis));
  }

  /**
   * Code that asks for a module at run time may well be ready for the answer no; data is no import
   * at all; and a file that makes modules may mention those.
   */
  private static Severity severity(Edge edge) {
    Mention mention = edge.mention();
    boolean makesIt =
        mention.context() == Context.NESTED && edge.file().facts().computed().modules();
    if (mention.context() == Context.DATA || mention.tentative() || makesIt) {
      return Severity.INFO;
    }
    return switch (mention.kind()) {
      case USE_MODULE, USE_MODULES, IMPORT ->
          mention.isEagerImport() ? Severity.ERROR : Severity.WARNING;
      case AUTOLOAD, MODULE_REF, MODULE_PRIVATE_REF, MODULE_AUTOLOAD -> Severity.WARNING;
      case RESOLVE_INTERFACE, RESOLVE_MODULE -> Severity.INFO;
    };
  }

  /** What Guile says of a module that it may do without, and when. */
  private static String effect(Mention mention) {
    return mention.kind() == MentionKind.AUTOLOAD && !mention.names().isEmpty()
        ? "Guile only warns: Failed to autoload %s in %s; code that needs the name fails"
            .formatted(mention.names().get(0), mention.target())
        : "Guile says nothing while compiling; the code fails when it gets there";
  }

  private Finding finding(ModuleName name, List<Edge> edges, Analysis analysis) {
    Severity worst = edges.stream().map(e -> severity(e)).min(Severity::compareTo).orElseThrow();
    Edge first = edges.stream().filter(e -> severity(e) == worst).findFirst().orElseThrow();
    Finding.Builder finding = Finding.at(first);
    edges.stream()
        .filter(e -> !e.place().equals(first.place()))
        .limit(PLACES)
        .forEach(e -> finding.related(e, "also named here by " + e.mention().kind().text()));
    int unlisted = edges.size() - 1 - PLACES;
    if (unlisted > 0) {
      finding.note("and in " + Words.count(unlisted, "further place"));
    }
    String says = "no code for module " + name;
    if (worst == Severity.ERROR) {
      Failures.Shown shown =
          analysis
              .failures()
              .ofImports(
                  edges.stream().filter(e -> severity(e) == worst).toList(),
                  "no-code-for-module",
                  name.toString(),
                  says);
      finding.failure(shown.failure());
      if (shown.isBehind()) {
        finding.note(HazardRule.BEHIND);
      }
    }
    finding.note(worst == Severity.ERROR ? "Guile says: " + says : effect(first.mention()));
    long files = edges.stream().map(e -> e.file().facts().file()).distinct().count();
    return finding
        .confidence(Confidence.LIKELY)
        .help(
            ("it is neither in the roots nor in Guile %s; correct the name, show the library with"
                    + " -L DIR, or list it in assume-external")
                .formatted(analysis.loadPath().guile().release()))
        .key("", name, "")
        .finding(
            this,
            worst,
            "cannot find module %s, which %s"
                .formatted(name, files == 1 ? "1 file needs" : files + " files need"));
  }
}

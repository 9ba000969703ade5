package modplan.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.load.AutoloadLookups;
import modplan.load.Mode;
import modplan.project.GuileVersion;
import modplan.project.LoadPath;
import org.jspecify.annotations.Nullable;

/** Reports names in autoloads that the autoloaded module does not export. */
final class AutoloadMissingBindingRule extends NamedRule {
  AutoloadMissingBindingRule() {
    super(
        "autoload-missing-binding",
        Severity.ERROR,
        "an autoload waits for a name that is not exported");
  }

  @Override
  public boolean asksForHazards() {
    return true;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return Autoloads.of(analysis)
        .flatMap(
            edge ->
                edge.mention().names().stream()
                    .distinct()
                    .filter(name -> analysis.interfaces().lacks(edge.target(), name))
                    .map(name -> finding(edge, name, analysis)));
  }

  private Finding finding(Edge edge, String name, Analysis analysis) {
    boolean guile = analysis.loadPath().origin(edge.target()) == LoadPath.Origin.GUILE;
    boolean fatal = analysis.guileVersion().compareTo(GuileVersion.V2_2) > 0;
    List<String> others = edge.mention().names().stream().filter(n -> !n.equals(name)).toList();
    String effect;
    if (!fatal) {
      effect = "Guile 2.2 leaves this name unbound";
    } else if (others.isEmpty()) {
      effect = "the name stays unbound";
    } else {
      effect = "with it Guile 3.0 loses the other names of the autoload: " + Words.list(others);
    }
    return Finding.at(edge)
        .failure(failure(edge, analysis))
        .confidence(guile ? Confidence.LIKELY : Confidence.CERTAIN)
        .note(effect)
        .note("Guile only warns: Failed to autoload %s in %s".formatted(name, edge.target()))
        .help("remove the name from the autoload, or export it there")
        .key(Autoloads.importer(edge), edge.target(), name)
        .finding(
            this,
            fatal ? Severity.ERROR : Severity.WARNING,
            "%s does not export %s, which is autoloaded from it".formatted(edge.target(), name));
  }

  /** Guile warns when code of the importer is the first to look one of the names up. */
  private static @Nullable Failure failure(Edge edge, Analysis analysis) {
    String importer = Autoloads.importer(edge).toString();
    AutoloadLookups.Lookup looked =
        analysis.hazards().firstLookup(importer, new LinkedHashSet<>(edge.mention().names()));
    return looked == null
        ? null
        : new Failure(
            Mode.LOAD_SOURCE,
            Failure.Effect.WARNS,
            List.of(importer),
            List.of(edge.file().facts().file()),
            "",
            looked.name(),
            "Failed to autoload %s in %s".formatted(looked.name(), edge.target()));
  }
}

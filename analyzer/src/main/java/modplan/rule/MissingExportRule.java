package modplan.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.module.Context;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.project.LoadPath;
import modplan.syntax.ImportOption;
import modplan.syntax.Renaming;

/**
 * Reports names that an import selects, hides or renames, or that {@code @} refers to, although the
 * other module does not export them. Silent about modules whose exports are not all known.
 */
final class MissingExportRule extends NamedRule {
  MissingExportRule() {
    super("missing-export", Severity.ERROR, "an import names a binding that is not exported");
  }

  @Override
  public boolean asksForHazards() {
    return true;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.graph().edges().stream().flatMap(edge -> check(edge, analysis));
  }

  private Stream<Finding> check(Edge edge, Analysis analysis) {
    List<String> missing = missing(edge, analysis.interfaces());
    return missing.stream().map(name -> finding(edge, name, missing.get(0), analysis));
  }

  /**
   * The names that a mention needs and that the module is known to lack, as Guile asks for them.
   */
  static List<String> missing(Edge edge, Interfaces interfaces) {
    if (edge.mention().context() == Context.DATA
        || edge.mention().tentative()
        || wanted(edge.mention(), Set.of()).isEmpty()) { // as most: no need to know what there is
      return List.of();
    }
    boolean reference = edge.mention().kind() == MentionKind.MODULE_REF;
    return wanted(edge.mention(), interfaces.names(edge.target())).stream()
        .filter(
            name ->
                reference
                    ? interfaces.lacksForReference(edge.target(), name)
                    : interfaces.lacks(edge.target(), name))
        .toList();
  }

  /** The exported names that the mention needs. */
  private static Set<String> wanted(Mention mention, Set<String> exported) {
    if (mention.kind() == MentionKind.MODULE_REF) {
      return Set.copyOf(mention.names());
    }
    return mention.kind().isImport() ? wanted(mention.options(), exported) : Set.of();
  }

  private static Set<String> wanted(List<ImportOption> options, Set<String> exported) {
    Set<String> wanted = new LinkedHashSet<>();
    // Options behind the first that renames speak of other names than the exported ones.
    for (ImportOption option : options) {
      if (option instanceof ImportOption.Select select) {
        select.names().stream().map(Renaming::from).forEach(wanted::add);
        if (select.names().stream().anyMatch(r -> !r.from().equals(r.to()))) {
          break;
        }
      } else if (option instanceof ImportOption.Hide hide) {
        wanted.addAll(hide.names());
      } else if (option instanceof ImportOption.Rename rename) {
        rename.names().stream().map(Renaming::from).forEach(wanted::add);
        break;
      } else if (!(option instanceof ImportOption.Version)) {
        break;
      }
    }
    wanted.removeAll(exported);
    return wanted;
  }

  private Finding finding(Edge edge, String name, String first, Analysis analysis) {
    Mention mention = edge.mention();
    boolean guile = analysis.loadPath().origin(edge.target()) == LoadPath.Origin.GUILE;
    String owner =
        guile
            ? "%s of Guile %s".formatted(edge.target(), analysis.loadPath().guile().release())
            : edge.target().toString();
    String from = edge.from() == null ? edge.file().facts().file() : edge.from().toString();
    Finding.Builder finding =
        Finding.at(edge)
            .confidence(guile ? Confidence.LIKELY : Confidence.CERTAIN)
            .cause("%s of %s".formatted(name, edge.target()), 0)
            .key(from, edge.target(), name);
    List<String> near = near(name, analysis.interfaces().names(edge.target()));
    if (!near.isEmpty()) {
      finding.help("did you mean %s?".formatted(String.join(" or ", near)));
    } else {
      finding.help("export it there, or correct the name here");
    }
    if (mention.isEagerImport()) {
      Failures.Shown shown =
          analysis
              .failures()
              .ofImport(
                  edge,
                  hides(mention, name) ? "missing-hide" : "missing-export",
                  name,
                  says(mention, name));
      if (!name.equals(first) || shown.isBehind()) {
        finding.note(HazardRule.BEHIND);
      }
      finding.failure(shown.failure());
    }
    return finding
        .note(effect(mention, name))
        .finding(
            this,
            mention.isEagerImport() ? Severity.ERROR : Severity.WARNING,
            "%s does not export %s".formatted(owner, name));
  }

  /** What Guile says, and when. */
  private static String effect(Mention mention, String name) {
    if (!mention.kind().isImport()) {
      return "Guile says nothing while compiling; at run time: Unbound variable: " + name;
    }
    return "Guile says: " + says(mention, name);
  }

  private static String says(Mention mention, String name) {
    return "no binding `%s' %sin module %s"
        .formatted(name, hides(mention, name) ? "to hide " : "", mention.target());
  }

  private static boolean hides(Mention mention, String name) {
    return mention.options().stream()
        .anyMatch(o -> o instanceof ImportOption.Hide hide && hide.names().contains(name));
  }

  /** Exported names that differ in case and punctuation only. */
  private static List<String> near(String name, Set<String> exported) {
    List<String> near = new ArrayList<>();
    String plain = plain(name);
    for (String candidate : exported) {
      if (plain(candidate).equals(plain)) {
        near.add(candidate);
      }
    }
    return near;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-*!?%_]", "");
  }
}

package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.module.Context;
import modplan.module.MentionKind;
import modplan.project.Config;
import modplan.project.ModulePattern;
import modplan.syntax.ModuleName;

/** Reports imports that the project's own layers forbid. */
final class LayerRule extends NamedRule {
  LayerRule() {
    super("layer", Severity.ERROR, "a module imports what its layer may not import");
  }

  /** A layer of the configuration, its patterns understood. */
  private record Layer(
      Config.Layer setting, List<ModulePattern> modules, List<ModulePattern> forbidden) {
    static Layer of(Config.Layer setting) {
      return new Layer(setting, patterns(setting.modules()), patterns(setting.mayNotImport()));
    }

    private static List<ModulePattern> patterns(List<String> texts) {
      return texts.stream().map(ModulePattern::of).toList();
    }

    Optional<ModulePattern> forbids(Module from, ModuleName to) {
      boolean inside = modules.stream().anyMatch(pattern -> pattern.matches(from.name()));
      return inside
          ? forbidden.stream().filter(pattern -> pattern.matches(to)).findFirst()
          : Optional.empty();
    }
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    List<Layer> layers = analysis.layers().stream().map(Layer::of).toList();
    if (layers.isEmpty()) {
      return Stream.empty();
    }
    List<Finding> findings = new ArrayList<>();
    for (Edge edge : analysis.graph().edges()) {
      Module from = edge.from();
      if (from != null && isUse(edge)) {
        for (Layer layer : layers) {
          layer
              .forbids(from, edge.target())
              .ifPresent(pattern -> findings.add(finding(from, edge, layer, pattern)));
        }
      }
    }
    return findings.stream();
  }

  /** What makes the other module's code run here, now or later; quoted data does not. */
  private static boolean isUse(Edge edge) {
    return edge.mention().context() != Context.DATA
        && (edge.mention().kind().isImport()
            || edge.mention().kind() == MentionKind.AUTOLOAD
            || edge.mention().kind() == MentionKind.MODULE_REF
            || edge.mention().kind() == MentionKind.MODULE_PRIVATE_REF);
  }

  private Finding finding(Module from, Edge edge, Layer layer, ModulePattern pattern) {
    Finding.Builder finding =
        Finding.at(edge)
            .note("layer \"%s\" may not import %s".formatted(layer.setting().name(), pattern))
            .help(
                "import from a module that the layer may use, or change [[layers]] in modplan.toml")
            .key(from, edge.target(), layer.setting().name());
    if (layer.setting().reason() != null) {
      finding.note(layer.setting().reason());
    }
    return finding.finding(this, severity(), "%s may not use %s".formatted(from, edge.target()));
  }
}

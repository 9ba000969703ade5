package modplan.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.syntax.ModuleName;

/** Reports autoloads of modules that the same module also imports. */
final class AutoloadEagerRule extends NamedRule {
  AutoloadEagerRule() {
    super("autoload-eager", Severity.WARNING, "a module autoloads what it also imports");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.graph().modules().stream().flatMap(module -> check(module, analysis));
  }

  private Stream<Finding> check(Module module, Analysis analysis) {
    Map<ModuleName, Edge> imports = new HashMap<>();
    for (Edge edge : analysis.graph().edgesFrom(module)) {
      if (edge.mention().isEagerImport()) {
        imports.putIfAbsent(edge.target(), edge);
      }
    }
    return Autoloads.firstOfEachPair(analysis.graph().edgesFrom(module))
        .flatMap(
            edge ->
                Stream.ofNullable(imports.get(edge.target())).map(i -> finding(module, edge, i)));
  }

  private Finding finding(Module module, Edge autoload, Edge imported) {
    return Finding.at(autoload)
        .related(imported, "%s is imported here".formatted(autoload.target()))
        .help("keep one of the two: the autoload if it is meant to be deferred")
        .key(module, autoload.target(), "")
        .finding(
            this,
            severity(),
            "the autoload of %s defers nothing: %s imports it as well"
                .formatted(autoload.target(), module));
  }
}

package modplan.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.ImportClosure;
import modplan.graph.Module;
import modplan.load.Mode;
import modplan.project.GuileVersion;

/** Reports autoloads that Guile performs while it compiles the module that has them. */
final class AutoloadCompileTimeRule extends NamedRule {
  AutoloadCompileTimeRule() {
    super(
        "autoload-compile-time",
        Severity.ERROR,
        "an autoload is performed while the module is compiled");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    Map<Module, ImportClosure> known = new HashMap<>();
    Function<Module, ImportClosure> closures =
        module -> known.computeIfAbsent(module, m -> ImportClosure.of(analysis.graph(), m));
    return Autoloads.firstOfEachPair(analysis.graph().edges())
        .map(edge -> finding(edge, closures, analysis));
  }

  private enum Case {
    /** Before 2.2.4 threads that load modules corrupted one another's state: bug 22608. */
    RACE,

    /** The pass resolve-free-vars of 3.0 resolves every interface that the module uses. */
    ALWAYS,

    /** Only where the expander meets a name of the autoload. */
    WHEN_MENTIONED;

    static Case of(Analysis analysis, int level) {
      if (analysis.guileVersion().isBefore(2, 2, 4)) {
        return RACE;
      }
      boolean resolves = analysis.guileVersion().compareTo(GuileVersion.V2_2) > 0 && level >= 2;
      return resolves ? ALWAYS : WHEN_MENTIONED;
    }
  }

  private Finding finding(Edge edge, Function<Module, ImportClosure> closures, Analysis analysis) {
    int level = analysis.optimisationLevel(edge.file());
    Module importer = Autoloads.importer(edge);
    Finding.Builder finding = Finding.at(edge).key(importer, edge.target(), "");
    return switch (Case.of(analysis, level)) {
      case RACE ->
          finding
              .confidence(Confidence.LIKELY)
              .note(
                  "before Guile 2.2.4, threads that load modules at the same time corrupt the module"
                      + " tree: compilation fails now and then (https://bugs.gnu.org/22608)")
              .help(
                  "use (module-ref (resolve-interface ...) ...) in the procedure instead, or load"
                      + " the module before threads start")
              .finding(
                  this,
                  Severity.ERROR,
                  "compiling %s may load %s in the middle of a thread"
                      .formatted(importer, edge.target()));
      case ALWAYS ->
          closures.apply(importer).contains(edge.target())
              ? loadedAnyway(finding, importer, edge)
              : always(finding, importer, edge, level, more(edge, closures));
      case WHEN_MENTIONED ->
          finding
              .confidence(Confidence.POSSIBLE)
              .note("Guile loads it where the expander meets one of the names, even in a procedure")
              .finding(
                  this,
                  Severity.INFO,
                  "compiling %s loads %s if the code mentions its names"
                      .formatted(importer, edge.target()));
    };
  }

  /** The imports of the module lead to it: there is nothing to defer. */
  private Finding loadedAnyway(Finding.Builder finding, Module importer, Edge edge) {
    return finding
        .note("the imports of %s lead to it".formatted(importer))
        .finding(
            this,
            Severity.INFO,
            "compiling %s loads %s, autoload or not".formatted(importer, edge.target()));
  }

  private Finding always(Finding.Builder finding, Module importer, Edge edge, int level, int more) {
    String says = "compiling %s loads %s, autoload or not".formatted(importer, edge.target());
    return finding
        .cause("autoloads of files that are compiled at -O%d".formatted(level), more)
        .failure(loads(importer, edge))
        .note(
            "Guile 3.0 at -O%d looks into every autoloaded module, mentioned or not"
                .formatted(level))
        .help(
            "count it as an import of the compilation, compile the file at -O1, or use (module-ref"
                + " (resolve-interface ...) ...) in the procedure instead")
        .finding(
            this,
            Severity.WARNING,
            more < 2
                ? says
                : says + ", and %s behind it".formatted(Words.count(more - 1, "module")));
  }

  /** How many modules of the roots the compilation loads because of an autoload alone. */
  private static int more(Edge edge, Function<Module, ImportClosure> closures) {
    Module target = edge.to();
    return target == null
        ? 0
        : closures.apply(target).sizeWithout(closures.apply(Autoloads.importer(edge)));
  }

  private static Failure loads(Module importer, Edge edge) {
    return new Failure(
        Mode.COMPILE,
        Failure.Effect.LOADS,
        List.of(importer.toString()),
        List.of(),
        "",
        edge.target().toString(),
        "");
  }
}

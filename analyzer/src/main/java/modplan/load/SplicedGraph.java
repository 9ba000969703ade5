package modplan.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.binding.Program;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.module.Body;
import modplan.module.FileFacts;
import modplan.module.Mention;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.source.Location;

/**
 * The module graph as Guile sees it: what a file that is spliced in imports, the module imports
 * that includes it, there where it does. Linear in the mentions.
 */
public final class SplicedGraph {
  private record Placed(Location location, Edge edge) {}

  private SplicedGraph() {}

  /** The graph itself if no file is spliced into another. */
  public static ModuleGraph of(ModuleGraph graph, Project project, Program program) {
    Map<String, ProjectFile> files = new HashMap<>();
    project.libraryFiles().forEach(file -> files.put(file.facts().file(), file));
    project.files().forEach(file -> files.put(file.facts().file(), file));
    Map<Module, List<Placed>> spliced = new HashMap<>();
    for (Module module : graph.modules()) {
      FileFacts file = program.forModule(module.toString());
      if (file == null || file.inclusions().isEmpty()) {
        continue;
      }
      for (DefinitionPlaces.Included included : new DefinitionPlaces(program, file).included()) {
        Location place = Body.locate(file.body().spot(file.body().form(included.form())));
        ProjectFile from = files.get(included.file().file());
        for (Mention mention : included.file().mentions()) {
          if (mention.module() < 0 && from != null) {
            Edge edge = new Edge(from, mention, module, graph.module(mention.target()));
            spliced.computeIfAbsent(module, m -> own(graph, m)).add(new Placed(place, edge));
          }
        }
      }
    }
    return spliced.isEmpty() ? graph : graph.withEdges(edges(graph, spliced));
  }

  private static List<Placed> own(ModuleGraph graph, Module module) {
    List<Placed> own = new ArrayList<>();
    graph.edgesFrom(module).forEach(edge -> own.add(new Placed(edge.mention().location(), edge)));
    return own;
  }

  private static List<Edge> edges(ModuleGraph graph, Map<Module, List<Placed>> spliced) {
    List<Edge> edges = new ArrayList<>();
    for (Edge edge : graph.edges()) {
      if (edge.from() == null || !spliced.containsKey(edge.from())) {
        edges.add(edge);
      }
    }
    for (Module module : graph.modules()) {
      spliced.getOrDefault(module, List.of()).stream()
          .sorted(Comparator.comparing(Placed::location)) // stable
          .forEach(placed -> edges.add(placed.edge()));
    }
    return edges;
  }
}

package modplan.rebuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.Root;

/**
 * The files whose text is part of a module, included ones and what these include.
 *
 * @param places where Guile may find them, as reports write paths; they need not exist
 * @param texts those that were read and have no module form of their own
 */
record SplicedTexts(Set<String> places, List<FileFacts> texts) {

  /** Finds files by the paths that reports write. */
  static final class Finder {
    private final List<Root> roots;
    private final Map<String, FileFacts> files = new HashMap<>();
    private final Map<String, String> inLibraries = new HashMap<>();

    Finder(Project project) {
      this.roots = project.roots();
      for (ProjectFile file : project.libraryFiles()) {
        files.put(file.facts().file(), file.facts());
        inLibraries.put(file.path(), file.facts().file());
      }
      project.files().forEach(file -> files.put(file.facts().file(), file.facts()));
    }

    /** What a module includes, one of a file that may have several. */
    SplicedTexts of(ProjectFile file, int module) {
      Set<String> places = new LinkedHashSet<>();
      List<FileFacts> texts = new ArrayList<>();
      Deque<FileFacts> pending = new ArrayDeque<>(List.of(file.facts()));
      int owner = module;
      while (!pending.isEmpty()) {
        FileFacts next = pending.remove();
        for (Inclusion inclusion : next.inclusions()) {
          if (!inclusion.isSplice() || inclusion.module() != owner) {
            continue;
          }
          for (String place : places(inclusion, next.file())) {
            FileFacts text = files.get(place);
            if (places.add(place) && text != null && text.modules().isEmpty()) {
              texts.add(text);
              pending.add(text);
            }
          }
        }
        owner = -1; // of all that is included
      }
      return new SplicedTexts(places, texts);
    }

    private List<String> places(Inclusion inclusion, String includer) {
      String place = inclusion.place(includer).orElse("");
      if (place.isEmpty()) {
        return List.of();
      }
      if (inclusion.isBesideIncluder()) {
        return List.of(place);
      }
      List<String> places = new ArrayList<>();
      for (Root root : roots) {
        places.add(root.prefix() + place);
      }
      if (inLibraries.containsKey(place)) {
        places.add(inLibraries.get(place));
      }
      return places;
    }
  }
}

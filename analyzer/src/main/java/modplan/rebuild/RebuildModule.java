package modplan.rebuild;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the compiled file of a module depends on, in one state of a tree.
 *
 * @param file its source, as reports write it
 * @param texts where files may lie that are included in it; they need not exist
 * @param imported modules of which it may use names, in the tree or outside
 * @param reExports whether it offers names of others
 * @param offers a hash of the names that it offers, with their kinds and where they come from
 * @param looksInto modules whose content matters to its compiled file, directly or not
 */
public record RebuildModule(
    String file,
    Set<String> texts,
    Set<String> imported,
    boolean reExports,
    String offers,
    Set<String> looksInto) {
  public RebuildModule {
    texts = Collections.unmodifiableSet(new TreeSet<>(texts));
    imported = Collections.unmodifiableSet(new TreeSet<>(imported));
    looksInto = Collections.unmodifiableSet(new TreeSet<>(looksInto));
  }

  /** Whether one of these files is a part of the module. */
  boolean isWrittenIn(Set<String> files) {
    return files.contains(file) || texts.stream().anyMatch(files::contains);
  }

  RebuildModule lookingInto(Set<String> others) {
    return new RebuildModule(file, texts, imported, reExports, offers, others);
  }
}

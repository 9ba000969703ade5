package modplan.project;

import java.util.Comparator;
import java.util.List;

/**
 * A directory below a root that was not entered.
 *
 * @param path relative to the root
 * @param reason in a word or two
 */
public record SkippedDirectory(String path, String reason) {
  /** Those below a root, sorted. */
  public static List<SkippedDirectory> below(Root root, Excludes excludes) {
    return TreeListing.of(root.directory(), excludes, List.of(".scm")).skipped().stream()
        .sorted(Comparator.comparing(SkippedDirectory::path))
        .toList();
  }
}

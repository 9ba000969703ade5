package modplan.emit;

import java.util.List;

/**
 * A step as a build engine sees it: one command, what it reads and what it makes.
 *
 * @param sources of its members and of what it loads from source, sorted
 * @param includes files that these may include, which need not exist, sorted
 * @param compiled files that it makes, below the output directory
 * @param waitsFor ids of steps
 * @param rssMiB what its process takes at most
 */
record BuildStep(
    int id,
    List<SourceFile> sources,
    List<SourceFile> includes,
    List<String> compiled,
    List<Integer> waitsFor,
    Collector collector,
    long rssMiB,
    String remark) {
  BuildStep {
    sources = List.copyOf(sources);
    includes = List.copyOf(includes);
    compiled = List.copyOf(compiled);
    waitsFor = List.copyOf(waitsFor);
  }
}

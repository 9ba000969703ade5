package modplan.emit;

import java.util.List;

/**
 * A step as a build engine sees it: one command, what it reads and what it makes.
 *
 * @param sources of its members and of what it loads from source, sorted
 * @param includes files that these may include, which need not exist, sorted
 * @param compiled files that it makes, below the output directory
 * @param waitsFor ids of steps
 * @param after ids of steps whose memory it takes over, see {@link MemoryOrder}
 * @param rssMiB what its process is expected to take
 * @param mostMiB what it may turn out to take
 */
record BuildStep(
    int id,
    List<SourceFile> sources,
    List<SourceFile> includes,
    List<String> compiled,
    List<Integer> waitsFor,
    List<Integer> after,
    Collector collector,
    long rssMiB,
    long mostMiB,
    String remark) {
  BuildStep {
    sources = List.copyOf(sources);
    includes = List.copyOf(includes);
    compiled = List.copyOf(compiled);
    waitsFor = List.copyOf(waitsFor);
    after = List.copyOf(after);
  }
}

package modplan.schedule;

import java.util.List;
import modplan.syntax.ModuleName;

/**
 * One Guile process.
 *
 * @param id from 1, in the order of predicted starts; a step waits for smaller ids only
 * @param modules in the order in which they are compiled
 * @param loads what is loaded first, in this order: with {@link Protocol#PRELOAD} the members, and
 *     with either protocol what they need and no awaited step compiles
 * @param waitsFor ids of the steps whose files it loads, without those that others imply; compiled
 *     files of other steps are not looked at, even if they are there by then
 */
public record Step(
    int id,
    Protocol protocol,
    List<ModuleName> modules,
    List<ModuleName> loads,
    List<Integer> waitsFor,
    Prediction predicted) {
  public Step {
    modules = List.copyOf(modules);
    loads = List.copyOf(loads);
    waitsFor = List.copyOf(waitsFor);
  }

  /**
   * What the step is expected to take.
   *
   * @param startMicros from the start of the build
   */
  public record Prediction(long cpuMicros, long rssMiB, long startMicros, long endMicros) {}
}

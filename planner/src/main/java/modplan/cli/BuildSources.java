package modplan.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import modplan.binding.GuileVersion;
import modplan.project.Excludes;
import modplan.project.FactsCache;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.project.SourceListing;
import modplan.project.SourceStates;
import modplan.rebuild.RebuildGraphBuilder;
import modplan.rebuild.RebuildModule;
import modplan.rebuild.RebuildSummary;
import modplan.run.BuildState;
import modplan.schedule.CompilePlan;
import org.jspecify.annotations.Nullable;

/** Reads what a plan compiles: contents as hashes, and who depends on what in them. */
final class BuildSources {
  private static final int ATTEMPTS = 3;
  private static final int UNPLANNED_LEVEL = 3; // what may be inlined is

  /** Clocks of file systems tick this often at least. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ProjectOptions options;
  private final SourceListing listing;
  private final CompilePlan plan;
  private final Supplier<@Nullable FactsCache> caches;
  private final Map<String, Integer> levels = new HashMap<>();

  /** Sources and what is known of them at the same moment. */
  record Reading(SourceStates states, RebuildSummary summary) {}

  /**
   * The sources of a plan.
   *
   * @param caches makes a cache for one reading
   */
  BuildSources(Session session, CompilePlan plan, Supplier<@Nullable FactsCache> caches) {
    this.options =
        new ProjectOptions(
                session.workingDirectory(),
                plan.roots(),
                plan.loadPath(),
                Excludes.of(plan.build().exclude()),
                Runtime.getRuntime().availableProcessors())
            .withEverySource();
    this.listing = new SourceListing(options);
    this.plan = plan;
    this.caches = caches;
    plan.modules().forEach(module -> levels.put(module.file(), module.optLevel()));
  }

  /**
   * The sources as they are now. They are parsed only if they are not those of a known state. Files
   * that are being written all the time are unsettled in the result.
   */
  Reading read(BuildState known) {
    RebuildSummary latest = known.summary();
    SourceStates latestStates = known.sources();
    for (int attempt = 1; ; attempt++) {
      long start = nanosSinceEpoch();
      SourceStates before = states(latest, latestStates);
      if (known.isOf(before)) {
        return new Reading(before, known.summary());
      }
      RebuildSummary summary =
          RebuildGraphBuilder.build(
                  ProjectReader.read(options, caches.get()),
                  GuileVersion.of(plan.guileVersion()),
                  file -> levels.getOrDefault(file.facts().file(), UNPLANNED_LEVEL))
              .summary();
      SourceStates states = states(summary, before).settledSince(before, start);
      if (states.isSettled() || attempt == ATTEMPTS) {
        return new Reading(states, summary);
      }
      latest = summary; // it may have named files that were not looked at before it
      latestStates = states;
    }
  }

  /**
   * The contents of all files that matter to modules; what is written from now on is younger.
   *
   * @param earlier what is known of some of them
   */
  SourceStates states(RebuildSummary summary, SourceStates earlier) {
    SortedMap<String, Path> places = watched(summary);
    while (true) {
      long start = nanosSinceEpoch();
      SourceStates states = SourceStates.read(places, earlier);
      // A change in the tick of another one could not be seen.
      long last = states.newestNanos(start);
      if (last < start - TICK_NANOS) {
        return states;
      }
      sleep(last + TICK_NANOS + TimeUnit.MILLISECONDS.toNanos(1) - start);
    }
  }

  /** All files that modules are made of, may include, or would import if they were there. */
  private SortedMap<String, Path> watched(RebuildSummary summary) {
    SortedMap<String, Path> places = new TreeMap<>(listing.ofRoots());
    for (RebuildModule module : summary.modules().values()) {
      watch(module.file(), places);
      module.texts().forEach(text -> watch(text, places));
      for (String name : module.imported()) {
        String path = name.substring(1, name.length() - 1).replace(' ', '/') + ".scm";
        options.loadPath().forEach(label -> watch(label + "/" + path, places));
      }
    }
    return places;
  }

  private void watch(String name, SortedMap<String, Path> places) {
    try {
      places.putIfAbsent(name, listing.place(name));
    } catch (InvalidPathException notAName) {
      // no file is called so
    }
  }

  private static long nanosSinceEpoch() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the clock", e);
    }
  }
}

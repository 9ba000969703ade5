package modplan.run;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import modplan.project.FileSignature;
import modplan.project.Sha256;
import modplan.project.SourceState;
import modplan.project.SourceStates;
import modplan.rebuild.RebuildSummary;

/**
 * What is known of an output directory: which compiled files are right for which sources. Every
 * state is true by itself, for the sources that it names: so it does not matter when a run is
 * killed between two of them.
 *
 * @param stoppedRun while a build runs, {@link #hash} of the options that it compiles with; if it
 *     is killed, that stays; else empty
 * @param summary of the same sources
 * @param compiled by module; nothing is known of the others
 */
public record BuildState(
    String stoppedRun,
    SourceStates sources,
    RebuildSummary summary,
    SortedMap<String, KnownFile> compiled) {
  /** Nothing is known. */
  public static final BuildState NONE =
      new BuildState("", SourceStates.NONE, RebuildSummary.EMPTY, new TreeMap<>());

  public BuildState {
    compiled = Collections.unmodifiableSortedMap(new TreeMap<>(compiled));
  }

  /**
   * What is known when the sources may have changed, and nothing was compiled by this program
   * since.
   *
   * @param files the compiled files of today, by module
   * @param options what they would be compiled with now, by module: others are not looked after
   */
  public BuildState with(
      SourceStates now,
      RebuildSummary summaryNow,
      Map<String, CompiledFile> files,
      Map<String, String> options) {
    Set<String> affected = affected(now, summaryNow);
    SortedMap<String, KnownFile> known = new TreeMap<>();
    options.forEach(
        (module, option) -> {
          CompiledFile file = files.get(module);
          KnownFile before = compiled.get(module);
          if (file == null) {
            return;
          }
          if (before != null && before.hash().equals(file.hash())) {
            boolean stays =
                before.isRight() && before.options().equals(option) && !affected.contains(module);
            known.put(
                module, new KnownFile(file.hash(), file.signature(), before.options(), stays));
          } else if (file.isOfStoppedRun()) {
            known.put(module, new KnownFile(file.hash(), file.signature(), option, true));
          }
        });
    return new BuildState("", now, summaryNow, known);
  }

  /**
   * The modules whose compiled files may differ from what they were, by the old tree or the new.
   */
  private Set<String> affected(SourceStates now, RebuildSummary summaryNow) {
    Set<String> changed = changed(now);
    Set<String> otherOffers = summary.otherOffers(summaryNow);
    Set<String> affected = new TreeSet<>(summary.affected(changed, otherOffers));
    affected.addAll(summaryNow.affected(changed, otherOffers));
    return affected;
  }

  /** The files that are not what they were, or of which that is not known. */
  private Set<String> changed(SourceStates now) {
    Map<String, SourceState> files = now.files();
    Set<String> changed = new TreeSet<>(sources.files().keySet());
    changed.addAll(files.keySet());
    changed.removeIf(
        name -> {
          SourceState here = sources.files().get(name);
          SourceState there = files.get(name);
          return here != null
              && there != null
              && there.isSettled()
              && here.hash().equals(there.hash());
        });
    return changed;
  }

  /** Whether the sources are the same, and all of them are known. */
  public boolean isOf(SourceStates now) {
    return changed(now).isEmpty();
  }

  /** The same when a build with these options starts. */
  public BuildState running(Map<String, String> options) {
    return new BuildState(hash(options), sources, summary, compiled);
  }

  /** One hash for the options of all modules. */
  public static String hash(Map<String, String> options) {
    return Sha256.hex(new TreeMap<>(options).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The same, with files of which nobody knows which content a build has seen. */
  public BuildState withUnsettled(Set<String> names) {
    SortedMap<String, SourceState> states = new TreeMap<>(sources.files());
    names.forEach(
        name -> states.put(name, new SourceState(SourceState.UNSETTLED, FileSignature.NONE)));
    SourceStates unsure = new SourceStates(states, sources.readNanos());
    return new BuildState(stoppedRun, unsure, summary, compiled);
  }

  /**
   * What is known after a build of these very sources.
   *
   * @param modules that it has compiled
   * @param files the compiled files of now, by module
   * @param options what the build has compiled with, by module
   */
  public BuildState built(
      Set<String> modules, Map<String, CompiledFile> files, Map<String, String> options) {
    SortedMap<String, KnownFile> known = new TreeMap<>();
    Set<String> all = new HashSet<>(compiled.keySet());
    all.addAll(modules);
    for (String module : all) {
      CompiledFile file = files.get(module);
      String option = options.get(module);
      KnownFile before = compiled.get(module);
      if (file != null && option != null && modules.contains(module)) {
        known.put(module, new KnownFile(file.hash(), file.signature(), option, true));
      } else if (file != null && before != null && before.hash().equals(file.hash())) {
        known.put(
            module,
            new KnownFile(file.hash(), file.signature(), before.options(), before.isRight()));
      }
    }
    return new BuildState("", sources, summary, known);
  }
}

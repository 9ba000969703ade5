package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.load.Hazard;
import modplan.load.Hazard.Effect;
import modplan.load.Mode;
import org.jspecify.annotations.Nullable;

/** A rule about modules that are met half loaded: what all of these tell in the same way. */
abstract class HazardRule extends NamedRule {
  /** A note of findings whose failure is not the first. */
  static final String BEHIND = "nobody comes to it: with each entry another error comes first";

  private static final int NAMED = 3;

  private final Hazard.Kind first;
  private final Hazard.Kind[] others;

  HazardRule(
      String id, Severity severity, String summary, Hazard.Kind first, Hazard.Kind... others) {
    super(id, severity, summary);
    this.first = first;
    this.others = others.clone();
  }

  @Override
  public boolean asksForHazards() {
    return true;
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.hazards().of(first, others).stream()
        .filter(this::isMine)
        .map(hazard -> finding(Shown.of(hazard, analysis), analysis));
  }

  /** A hazard and all with whom it shows, members of its set and others. */
  private record Shown(Hazard hazard, List<String> entries) {
    static Shown of(Hazard found, Analysis analysis) {
      List<String> all = analysis.hazards().entries(found);
      List<String> first = analysis.failures().meeting(found, all);
      if (first.isEmpty()) {
        return new Shown(found.behind(), all);
      } else if (first.size() == all.size()) {
        return new Shown(found, all);
      }
      List<String> others = new ArrayList<>(all);
      others.removeAll(Set.copyOf(first));
      Hazard shown = found.without(others);
      return shown.entries().isEmpty() // those outside fail like members of which none is left
          ? new Shown(found.behind(), all)
          : new Shown(shown, first);
    }
  }

  /** Whether a hazard of these kinds belongs to this rule. */
  boolean isMine(Hazard hazard) {
    return true;
  }

  abstract String message(Hazard hazard);

  abstract String help(Hazard hazard);

  /** What a hazard shares with others that the same change would mend; null if nothing. */
  @Nullable String cause(Hazard hazard) {
    return null;
  }

  Severity severity(Hazard hazard) {
    if (!hazard.isCertain()) {
      return Severity.INFO;
    }
    return hazard.effect() == Effect.FAILS && hazard.isFirst() ? Severity.ERROR : Severity.WARNING;
  }

  private Finding finding(Shown shown, Analysis analysis) {
    LoadHazards hazards = analysis.hazards();
    Hazard hazard = shown.hazard();
    List<String> entries = shown.entries();
    Finding.Builder finding =
        Finding.at(hazard.file(), hazard.location())
            .module(hazard.module())
            .confidence(confidence(hazard))
            .key(hazard.module(), hazard.target(), symbol(hazard))
            .failure(failure(hazard, entries, analysis));
    String cause = cause(hazard);
    if (cause != null) {
      finding.cause(cause, 0);
    }
    definition(hazard, hazards, finding);
    hops(hazard, hazards, finding);
    finding.note(what(hazard, analysis));
    if (entries.size() > 1) {
      finding.note(
          "the same with "
              + Words.count(entries.size(), "entry", "entries")
              + ": "
              + Words.list(entries.stream().map(analysis.failures()::entry).toList()));
    }
    if (hazard.stack().size() > 1) {
      finding.note("being loaded then: " + stack(hazard.stack()));
    }
    if (!hazard.isFirst()) {
      finding.note(BEHIND);
    }
    return finding.help(help(hazard)).finding(this, severity(hazard), message(hazard));
  }

  /** What Guile shows of a hazard, and with whom; null if another error always comes first. */
  static @Nullable Failure failure(Hazard hazard, Analysis analysis) {
    Shown shown = Shown.of(hazard, analysis);
    return shown.hazard().isFirst() ? failure(shown.hazard(), shown.entries(), analysis) : null;
  }

  private static Failure failure(Hazard hazard, List<String> entries, Analysis analysis) {
    return new Failure(
        hazard.mode(),
        Failure.Effect.valueOf(hazard.effect().name()),
        entries(hazard.entries().get(0), entries).stream().map(analysis.failures()::entry).toList(),
        hazard.stack(),
        hazard.errorClass(),
        hazard.written(),
        hazard.says());
  }

  /** The stack belongs to one of the entries, which stands first. */
  private static List<String> entries(String shown, List<String> all) {
    List<String> entries = new ArrayList<>(all);
    entries.remove(shown);
    entries.add(0, shown);
    return entries;
  }

  private static Confidence confidence(Hazard hazard) {
    if (!hazard.isCertain()) {
      return Confidence.POSSIBLE;
    }
    return hazard.isFirst() ? Confidence.CERTAIN : Confidence.LIKELY;
  }

  private static String symbol(Hazard hazard) {
    return hazard.via().isEmpty() ? hazard.written() : hazard.via() + " " + hazard.written();
  }

  private static void definition(Hazard hazard, LoadHazards hazards, Finding.Builder finding) {
    Hazard.Cause cause = hazard.cause();
    if (cause != null) {
      finding.related(
          List.of(new Place(cause.file(), cause.location(), "it fails here: " + cause.says())));
    } else {
      Place place = hazards.definition(hazard.target(), hazard.name());
      if (place != null) {
        finding.related(List.of(place));
      }
    }
  }

  /** Why the target is half loaded by then: it imports its way to the module. */
  private static void hops(Hazard hazard, LoadHazards hazards, Finding.Builder finding) {
    Module from = hazards.module(hazard.target());
    Module to = hazards.module(hazard.module());
    if (from == null || to == null || from.id() == to.id()) {
      return;
    }
    List<Edge> hops = hazards.hops(from, to);
    Words.hops(finding, hops);
    Words.hops(finding, hazards.hops(to, from).stream().limit(hops.isEmpty() ? 0 : 9).toList());
  }

  private static String what(Hazard hazard, Analysis analysis) {
    String when =
        "when %s is %s"
            .formatted(
                analysis.failures().entry(hazard.entries().get(0)),
                hazard.mode() == Mode.COMPILE
                    ? "compiled before anything loads it"
                    : "loaded first");
    return switch (hazard.effect()) {
      case FAILS -> when + ", Guile says: " + hazard.says();
      case WARNS -> when + ", Guile warns: " + hazard.says();
      case LATER ->
          hazard.errorClass().equals("apply-macro")
              ? when
                  + " from source, what runs later finds the macro itself as a value; a call of it"
                  + " fails: "
                  + hazard.says()
              : when + " from source, a later call fails: " + hazard.says();
    };
  }

  private static String stack(List<String> files) {
    int shown = 2 * NAMED;
    if (files.size() <= shown + 1) {
      return String.join(" > ", files);
    }
    return "%s > (%d more) > %s"
        .formatted(
            String.join(" > ", files.subList(0, NAMED)),
            files.size() - shown,
            String.join(" > ", files.subList(files.size() - NAMED, files.size())));
  }
}

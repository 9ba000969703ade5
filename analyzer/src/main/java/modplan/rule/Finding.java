package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import modplan.graph.Edge;
import modplan.graph.ModuleSite;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule found, at one place.
 *
 * @param message one sentence that stands on its own, without a full stop
 * @param module the module that it is about, as Scheme writes it, if there is one
 * @param related further places: why it is so, or the hops of a cycle in their order
 * @param notes what happens, one line each: what Guile will say, and when
 * @param help what to do about it
 * @param failure what Guile does because of it; null if nothing is known to fail
 * @param cause what it shares with other findings, which one change would mend; null if nothing
 * @param key what identifies the finding from one version of the tree to the next
 */
public record Finding(
    String rule,
    Severity severity,
    Confidence confidence,
    String message,
    String file,
    Location location,
    @Nullable String module,
    List<Place> related,
    List<String> notes,
    @Nullable String help,
    @Nullable Failure failure,
    @Nullable Cause cause,
    Key key) {
  public Finding {
    related = List.copyOf(related);
    notes = List.copyOf(notes);
  }

  /**
   * The identity of a finding. Lines, order and the members of a cycle are no part of it, so that
   * unrelated edits leave it alone.
   *
   * @param from the module or file that has to change, or empty
   * @param to the other module, or empty
   * @param symbol the binding, or what else tells two findings between the same modules apart
   */
  public record Key(String from, String to, String symbol) {}

  /**
   * What several findings of a rule have in common, so that people read them as one.
   *
   * @param name in words, the same for all of them
   * @param weight how much this one costs, to tell the worst first; 0 if all are alike
   */
  public record Cause(String name, int weight) {}

  /** The same finding, judged otherwise. */
  public Finding withSeverity(Severity other) {
    return new Builder(this).finding(rule, other, message);
  }

  /** The same finding with one more thing to say about it. */
  Finding withNote(String note) {
    return new Builder(this).note(note).finding(rule, severity, message);
  }

  /** The same finding with this before every path; its fingerprint stays. */
  Finding below(String prefix) {
    Builder moved = new Builder(this);
    moved.file = prefix + file;
    moved.related.replaceAll(p -> new Place(prefix + p.file(), p.location(), p.message()));
    moved.failure = failure == null ? null : failure.below(prefix);
    return moved.finding(rule, severity, message);
  }

  /** The same finding where its places are by now. */
  Finding moved(Movement movement) {
    return new Finding(
        rule,
        severity,
        confidence,
        message,
        file,
        movement.of(file, location),
        module,
        related.stream()
            .map(p -> new Place(p.file(), movement.of(p.file(), p.location()), p.message()))
            .toList(),
        notes,
        help,
        failure,
        cause,
        key);
  }

  /** Where a place of a file has moved to. */
  interface Movement {
    Location of(String file, Location location);
  }

  public String fingerprint() {
    return Fingerprint.of(rule, key.from(), key.to(), key.symbol());
  }

  static Builder at(String file, Location location) {
    return new Builder(file, location);
  }

  /** At a mention, and about the module that it belongs to. */
  static Builder at(Edge edge) {
    Builder builder = new Builder(edge.file().facts().file(), edge.mention().location());
    return edge.from() == null ? builder : builder.module(edge.from().toString());
  }

  /** At a module form. */
  static Builder at(ModuleSite site) {
    return new Builder(site.file().facts().file(), site.fact().location())
        .module(site.fact().name().toString());
  }

  /** Collects the parts that not every finding has. */
  static final class Builder {
    private String file;
    private final Location location;
    private Confidence confidence = Confidence.CERTAIN;
    private @Nullable String module;
    private final List<Place> related = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable String help;
    private @Nullable Failure failure;
    private @Nullable Cause cause;
    private Key key = new Key("", "", "");

    private Builder(String file, Location location) {
      this.file = file;
      this.location = location;
    }

    private Builder(Finding other) {
      this(other.file, other.location);
      confidence = other.confidence;
      module = other.module;
      related.addAll(other.related);
      notes.addAll(other.notes);
      help = other.help;
      failure = other.failure;
      cause = other.cause;
      key = other.key;
    }

    Builder confidence(Confidence value) {
      confidence = value;
      return this;
    }

    Builder module(String name) {
      module = name;
      return this;
    }

    Builder related(List<Place> places) {
      related.addAll(places);
      return this;
    }

    Builder related(Edge edge, String message) {
      related.add(new Place(edge.file().facts().file(), edge.mention().location(), message));
      return this;
    }

    Builder note(String note) {
      notes.add(note);
      return this;
    }

    Builder help(String text) {
      help = text;
      return this;
    }

    Builder failure(@Nullable Failure value) {
      failure = value;
      return this;
    }

    /** Says that this is one of several findings which one change would mend. */
    Builder cause(String name, int weight) {
      cause = new Cause(name, weight);
      return this;
    }

    Builder key(Object from, Object to, String symbol) {
      key = new Key(from.toString(), to.toString(), symbol);
      return this;
    }

    Finding finding(Rule rule, Severity severity, String message) {
      return finding(rule.id(), severity, message);
    }

    private Finding finding(String rule, Severity severity, String message) {
      return new Finding(
          rule,
          severity,
          confidence,
          message,
          file,
          location,
          module,
          related,
          notes,
          help,
          failure,
          cause,
          key);
    }
  }
}

package modplan.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.source.Location;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * What happens when one module is the entry of a Guile process.
 *
 * @param likely the outcome if nothing of what is doubtful matters; equal to {@code outcome} if
 *     nothing is
 * @param doubts what the outcome may depend on and only running the program can tell, in the order
 *     of the walk, the first fifty at most; empty if the outcome is sure
 * @param assumptions what is taken for granted although only running the program can tell, each
 *     with its reason: errors of plain values on tests that cannot be decided, libraries in C that
 *     are to be found; in the order of the walk, the first fifty at most
 * @param loads files in the order in which their loading begins: {@code a.scm [source]}
 * @param run what calling the procedure {@code run} of each module does afterwards, by module; only
 *     after a successful load
 * @param warnings of Guile, in its words; not all of them are known
 */
public record Simulation(
    ModuleName entry,
    Mode mode,
    Outcome outcome,
    Outcome likely,
    List<Outcome> doubts,
    List<Outcome> assumptions,
    List<String> loads,
    Map<String, Outcome> run,
    List<String> warnings) {
  public Simulation {
    doubts = List.copyOf(doubts);
    assumptions = List.copyOf(assumptions);
    loads = List.copyOf(loads);
    run = new TreeMap<>(run);
    warnings = List.copyOf(warnings);
  }

  /** How it ends. */
  public enum Status {
    OK,
    ERROR,

    /** Cannot be known without running the program. */
    UNKNOWN
  }

  /**
   * One result.
   *
   * @param kind class of the error, {@code unbound-variable} and so on; for {@link Status#UNKNOWN}
   *     the reason; else empty
   * @param name the name or module that it is about, or empty
   * @param stack files being loaded when it happened, outermost first
   * @param location in the innermost of these files; null if it is not known
   */
  public record Outcome(
      Status status, String kind, String name, List<String> stack, @Nullable Location location) {
    static final Outcome OK = new Outcome(Status.OK, "", "", List.of(), null);

    public Outcome {
      stack = List.copyOf(stack);
    }
  }
}

package modplan.rule;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import modplan.binding.ReadStrings;
import modplan.module.Body;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.module.FactsPlaces;
import modplan.module.FileFacts;
import modplan.module.Remark;
import modplan.project.FactsCache;
import modplan.project.KeptParts;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * The report of an earlier run. It follows from the code of all files, but for the strings that
 * nobody has {@linkplain ReadStrings read}, the comments that speak to modplan, what could not be
 * read, and the settings: while these are as they were there is nothing to find out anew. Code that
 * has only moved, as below a new comment, moves its findings: no rule asks on which line something
 * is, only what comes first.
 */
public final class KeptReport {
  private final Project project;
  private final KeptParts parts;

  private KeptReport(Project project, KeptParts parts) {
    this.project = project;
    this.parts = parts;
  }

  /**
   * What may be kept for a project.
   *
   * @param project read through the cache of the options, if they have one
   */
  public static KeptReport of(Project project, AnalysisOptions options, Policy policy) {
    FactsCache cache = options.cache();
    return new KeptReport(
        project,
        cache == null
            ? KeptParts.NONE
            : cache.parts("report", inputs(project, options, policy), project));
  }

  /** All that counts beside the code. */
  private static String inputs(Project project, AnalysisOptions options, Policy policy) {
    StringBuilder inputs = new StringBuilder();
    Baseline baseline = options.baseline();
    add(inputs, options.settings(), policy, baseline == null ? "" : baseline.text());
    project.roots().forEach(root -> add(inputs, root.prefix()));
    add(inputs, project.skippedDirectories(), project.templates());
    project.unreadable().forEach(each -> add(inputs, each));
    for (ProjectFile file : project.everyFile()) {
      for (Remark remark : file.facts().remarks()) {
        add(inputs, file.facts().file(), remark.text(), remark.location(), remark.subject());
      }
    }
    return inputs.toString();
  }

  private static void add(StringBuilder inputs, Object... more) {
    for (Object each : more) {
      inputs.append(each).append('\0');
    }
  }

  /** The report, if it still holds. */
  public @Nullable LintReport find() {
    byte[] bytes = parts.find();
    if (bytes == null) {
      return null;
    }
    try {
      return read(new FactsInput(bytes, 0).at(0));
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return null; // it is made once more
    }
  }

  private @Nullable LintReport read(FactsInput.Cursor in) {
    Map<String, Map<Location, Location>> moved = new HashMap<>();
    for (ProjectFile each : project.everyFile()) {
      FileFacts file = each.facts();
      boolean isAsItWas = in.longNumber() == parts.code(file);
      boolean hasItsShape = in.longNumber() == parts.shape(file);
      boolean isWhereItWas = in.longNumber() == parts.places(file);
      BitSet strings = new BitSet();
      for (int i = in.count(); i > 0; i--) {
        strings.set(in.number());
      }
      long texts = in.longNumber();
      boolean mayMove = in.number() != 0;
      if (!isAsItWas
          && !(hasItsShape
              && (mayMove || isWhereItWas)
              && parts.hash(texts(file.body(), strings)) == texts)) {
        return null;
      }
      FactsPlaces places = isAsItWas ? null : FactsPlaces.of(file);
      for (int i = in.count(); i > 0; i--) {
        Location before = new Location(in.number(), in.number());
        int number = in.number();
        if (places != null) {
          moved
              .computeIfAbsent(file.file(), f -> new HashMap<>())
              .put(before, places.place(number));
        }
      }
    }
    LintReport report = ReportCodec.read(in);
    return moved.isEmpty()
        ? report
        : report.moved((file, at) -> moved.getOrDefault(file, Map.of()).getOrDefault(at, at));
  }

  /**
   * Keeps a report for the next run. Never fails.
   *
   * @param strings of the code on whose texts it depends
   */
  public void keep(LintReport report, ReadStrings strings) {
    if (!parts.isThere()) {
      return;
    }
    Map<String, Set<Location>> wanted = new HashMap<>();
    for (Judged judged : report.all()) {
      Finding finding = judged.finding();
      want(finding.file(), finding.location(), wanted);
      finding.related().forEach(place -> want(place.file(), place.location(), wanted));
    }
    FactsOutput out = new FactsOutput();
    for (ProjectFile each : project.everyFile()) {
      FileFacts file = each.facts();
      out.number(parts.code(file));
      out.number(parts.shape(file));
      out.number(parts.places(file));
      BitSet read = strings.of(file.body());
      out.number((long) read.cardinality());
      read.stream().forEach(node -> out.number((long) node));
      out.number(parts.hash(texts(file.body(), read)));
      write(file, wanted.getOrDefault(file.file(), Set.of()), out);
    }
    ReportCodec.write(report, out);
    parts.keep(out.toBytes());
  }

  /** The texts of nodes as bytes; of most files none. */
  private static byte[] texts(Body body, BitSet nodes) {
    FactsOutput out = new FactsOutput();
    nodes.stream()
        .forEach(
            node -> {
              String text = body.text(node);
              out.number(text == null ? 0L : 1L);
              out.text(text == null ? "" : text);
            });
    return out.toBytes();
  }

  private static void want(String file, Location location, Map<String, Set<Location>> wanted) {
    wanted.computeIfAbsent(file, f -> new HashSet<>()).add(location);
  }

  /** Whether the code may move, and the numbers of the places that the report speaks of. */
  private static void write(FileFacts file, Set<Location> wanted, FactsOutput out) {
    // What a comment allows, and where the text is wrong, is a matter of lines.
    boolean mayMove = file.remarks().isEmpty() && file.errors().isEmpty();
    Map<Location, Integer> numbers =
        mayMove && !wanted.isEmpty()
            ? new TreeMap<>(FactsPlaces.of(file).numbers(wanted))
            : Map.of();
    mayMove &= numbers.size() == wanted.size();
    out.number(mayMove ? 1L : 0L);
    out.number((long) numbers.size());
    numbers.forEach(
        (location, number) -> {
          out.number((long) location.line());
          out.number((long) location.column());
          out.number((long) number);
        });
  }
}

package modplan.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.project.UsageException;

/**
 * The findings that a project has accepted for now. As text one line each, sorted by file: the
 * fingerprint, which alone counts, then rule, file and message for people, between tabs.
 */
public final class Baseline {
  private static final String HEADER =
      "# modplan baseline 1: fingerprint, rule, file, message; made by lint --write-baseline\n";
  private static final int FIELDS = 4;
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::file)
          .thenComparing(Entry::rule)
          .thenComparing(Entry::message)
          .thenComparing(Entry::fingerprint);

  /** One line. */
  public record Entry(String fingerprint, String rule, String file, String message) {}

  private final List<Entry> entries;
  private final Set<String> fingerprints;

  private Baseline(Collection<Entry> entries) {
    this.entries = entries.stream().sorted(ORDER).toList();
    this.fingerprints = entries.stream().map(Entry::fingerprint).collect(Collectors.toSet());
  }

  /** The rule whose findings are the modules that were in no cycle when the baseline was made. */
  private static final String MEMBER = "cycle-growth";

  /** The baseline that makes these findings known, and the members of all cycles. */
  public static Baseline of(List<Finding> findings, ModuleGraph graph) {
    List<Entry> all = new ArrayList<>(of(findings).entries);
    graph.cycles().stream()
        .flatMap(cycle -> cycle.members().stream())
        .map(
            member ->
                new Entry(
                    memberFingerprint(member),
                    MEMBER,
                    onOneLine(member.site().file().facts().file()),
                    onOneLine(member + " is in an import cycle")))
        .filter(entry -> all.stream().noneMatch(e -> e.fingerprint().equals(entry.fingerprint())))
        .toList()
        .forEach(all::add);
    return new Baseline(all);
  }

  private static String memberFingerprint(Module member) {
    return Fingerprint.of(MEMBER, member.toString(), "", "");
  }

  /** How many findings of a rule it holds. */
  int count(String rule) {
    return (int) entries.stream().filter(entry -> entry.rule().equals(rule)).count();
  }

  /** Whether the module was in an import cycle. */
  boolean knowsInCycle(Module module) {
    return fingerprints.contains(memberFingerprint(module));
  }

  /** The same without modules that are in no cycle any more. */
  public Baseline withMembersStillIn(ModuleGraph graph) {
    Set<String> members =
        graph.cycles().stream()
            .flatMap(cycle -> cycle.members().stream())
            .map(Baseline::memberFingerprint)
            .collect(Collectors.toSet());
    return new Baseline(
        entries.stream()
            .filter(e -> !e.rule().equals(MEMBER) || members.contains(e.fingerprint()))
            .toList());
  }

  /** The baseline that makes these findings known. */
  public static Baseline of(List<Finding> findings) {
    Map<String, Entry> byFingerprint = new TreeMap<>();
    for (Finding finding : findings) {
      byFingerprint.putIfAbsent(
          finding.fingerprint(),
          new Entry(
              finding.fingerprint(),
              finding.rule(),
              onOneLine(finding.file()),
              onOneLine(finding.message())));
    }
    return new Baseline(byFingerprint.values());
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /**
   * Reads what {@link #text} writes; comments and empty lines may stand anywhere.
   *
   * @param name of the file, for messages
   * @throws UsageException if a line is none of these
   */
  public static Baseline parse(String text, String name) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", FIELDS);
      if (fields.length < FIELDS || !fields[0].matches("[0-9a-f]{16}")) {
        throw new UsageException(
            "%s:%d: this is no line of a baseline; make one with lint --write-baseline"
                .formatted(name, number));
      }
      entries.add(new Entry(fields[0], fields[1], fields[2], fields[3]));
    }
    return new Baseline(entries);
  }

  /** The file's text. */
  public String text() {
    StringBuilder out = new StringBuilder(HEADER);
    for (Entry entry : entries) {
      out.append(
          "%s\t%s\t%s\t%s\n"
              .formatted(entry.fingerprint(), entry.rule(), entry.file(), entry.message()));
    }
    return out.toString();
  }

  /** How many findings it holds; members of cycles are none. */
  public int size() {
    return (int) entries.stream().filter(entry -> !entry.rule().equals(MEMBER)).count();
  }

  /** The report with the findings that this holds as known ones; suppressed ones stay so. */
  public LintReport judge(LintReport report) {
    List<Judged> judged =
        report.all().stream()
            .map(
                j ->
                    j.isOpen() && fingerprints.contains(j.finding().fingerprint())
                        ? new Judged(j.finding(), Standing.KNOWN, "")
                        : j)
            .toList();
    return new LintReport(judged, true, report.summary());
  }

  /** What this holds and the report does not, suppressed findings counting as gone. */
  public List<Entry> stale(LintReport report) {
    Set<String> found = new HashSet<>();
    for (Judged judged : report.all()) {
      if (judged.standing() != Standing.SUPPRESSED) {
        found.add(judged.finding().fingerprint());
      }
    }
    return entries.stream()
        .filter(entry -> !entry.rule().equals(MEMBER) && !found.contains(entry.fingerprint()))
        .toList();
  }

  /** The same without some entries. */
  public Baseline without(List<Entry> gone) {
    Set<Entry> all = new HashSet<>(gone);
    return new Baseline(entries.stream().filter(entry -> !all.contains(entry)).toList());
  }
}

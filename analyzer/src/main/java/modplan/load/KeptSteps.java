package modplan.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.binding.ReadStrings;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.module.FileFacts;
import modplan.project.KeptParts;
import org.jspecify.annotations.Nullable;

/**
 * The {@link LoadSteps} of modules from an earlier run. Those of a module follow from its own code,
 * the {@link Surface}s of all files, the names of {@linkplain NameMakers macros that make names},
 * and the forms of other files that were {@linkplain LookedInto looked into}: as long as the last
 * three are as they were, only modules whose own code has changed are read again. What depends on
 * more than that is not kept.
 */
public final class KeptSteps {
  /** For runs without a cache. */
  static final KeptSteps NONE =
      new KeptSteps(KeptParts.NONE, new SharedSurvey(Program.of(List.of()), GuileVersion.V3_0));

  private final KeptParts parts;
  private final SharedSurvey survey;
  private final Map<String, FileFacts> files = new TreeMap<>();
  private final Map<String, Known> known = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Map<List<String>, List<LoadSteps>> before = new HashMap<>();
  private final Map<List<String>, List<LoadSteps>> now = new LinkedHashMap<>();

  /**
   * What is known of a file.
   *
   * @param looked the forms that were looked into
   */
  private record Known(long code, long surface, BitSet looked, long lookedCode) {}

  /**
   * What may be kept of a program.
   *
   * @param survey of the program
   */
  public KeptSteps(KeptParts parts, SharedSurvey survey) {
    this.parts = parts;
    this.survey = survey;
    survey.program().files().forEach(file -> files.put(file.file(), file));
    byte[] bytes = parts.find();
    if (bytes != null) {
      try {
        read(new FactsInput(bytes, 0).at(0));
      } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
        forget();
      }
    }
  }

  private String nameMakers() {
    return new TreeSet<>(survey.nameMakers().names()).toString();
  }

  private ReadStrings strings() {
    return survey.program().strings();
  }

  private void forget() {
    known.clear();
    changed.clear();
    before.clear();
  }

  private void read(FactsInput.Cursor in) {
    boolean holds = true;
    for (int i = in.count(); i > 0; i--) {
      String path = in.text();
      long code = in.longNumber();
      long surface = in.longNumber();
      BitSet looked = new BitSet();
      for (int j = in.count(); j > 0; j--) {
        looked.set(in.number());
      }
      Known each = new Known(code, surface, looked, in.longNumber());
      known.put(path, each);
      FileFacts file = files.get(path);
      holds &= file != null && (parts.code(file) == code || isOnlyInside(file, each));
    }
    // Which forms of a module matter depends on them, too.
    holds &= in.text().equals(nameMakers());
    if (!holds || known.size() != files.size()) {
      forget();
      return;
    }
    for (int i = in.count(); i > 0; i--) {
      List<LoadSteps> set = new ArrayList<>();
      for (int j = in.count(); j > 0; j--) {
        set.add(StepsCodec.read(in));
      }
      before.put(set.stream().map(LoadSteps::module).toList(), set);
    }
    strings().add(in); // which the steps depend on
  }

  /** Notes that a file has changed; false if others may see it. */
  private boolean isOnlyInside(FileFacts file, Known known) {
    changed.add(file.file());
    return parts.hash(Surface.of(file)) == known.surface()
        && parts.hash(Surface.forms(file, known.looked())) == known.lookedCode();
  }

  /**
   * The steps of modules that are looked at together, as far as they are known.
   *
   * @param members in the order of their numbers
   * @return by number; null for those that have to be read; empty if nothing is known
   */
  List<@Nullable LoadSteps> find(List<String> members) {
    List<LoadSteps> kept = before.get(members);
    if (kept == null) {
      return List.of();
    }
    List<@Nullable LoadSteps> found = new ArrayList<>();
    kept.forEach(each -> found.add(changed.contains(each.file()) ? null : each));
    return found;
  }

  /** Takes the steps of modules that are looked at together. */
  void add(List<String> members, List<LoadSteps> steps) {
    now.put(members, steps);
  }

  /**
   * Keeps what was added for the next run.
   *
   * @param lookedInto in this run
   */
  void save(@Nullable LookedInto lookedInto) {
    if (!parts.isThere()) {
      return;
    }
    FactsOutput out = new FactsOutput();
    Collection<FileFacts> all = files.values();
    out.number((long) all.size());
    for (FileFacts file : all) {
      write(file, lookedInto, out);
    }
    out.text(nameMakers());
    out.number((long) now.size());
    now.values()
        .forEach(
            set -> {
              out.number((long) set.size());
              set.forEach(each -> StepsCodec.write(each, out));
            });
    strings().write(out);
    parts.keep(out.toBytes());
  }

  private void write(FileFacts file, @Nullable LookedInto lookedInto, FactsOutput out) {
    Known old = known.get(file.file());
    BitSet looked = new BitSet();
    if (lookedInto != null) {
      looked.or(lookedInto.of(file.body()));
    }
    if (old != null) {
      looked.or(old.looked());
    }
    out.text(file.file());
    out.number(parts.code(file));
    out.number(old != null ? old.surface() : parts.hash(Surface.of(file)));
    out.number((long) looked.cardinality());
    looked.stream().forEach(form -> out.number((long) form));
    out.number(
        old != null && old.looked().equals(looked)
            ? old.lookedCode()
            : parts.hash(Surface.forms(file, looked)));
  }
}

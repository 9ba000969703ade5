package modplan.load;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import modplan.load.Mod.Var;
import modplan.load.StepReader.Members;
import modplan.module.Body;
import modplan.module.Mention;
import modplan.module.MentionKind;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.jspecify.annotations.Nullable;

/**
 * Which top-level forms of a member have to be expanded, by the names that they mention: it
 * overlooks none. Linear in the nodes, times the length of the longest chain of own definitions
 * that mention one another.
 */
final class RelevantForms {
  private final World world;
  private final Members member;
  private final MemberCode code;
  private final MacroNeeds macroNeeds;
  private final Map<String, Var> foreign;
  private final FormNames names;
  private final boolean[] needed;
  private final boolean includes;

  /** Names of which any use matters that has not been seen yet. */
  private final Set<String> pending = new HashSet<>();

  private boolean[] pendingMarks;

  /**
   * @param foreign names that stand for bindings of other members
   * @param copied those that come by an import which takes a copy
   * @param nameMakers names of macros whose uses may come to mention any name
   */
  RelevantForms(
      World world,
      Members member,
      Map<String, Var> foreign,
      Set<String> copied,
      Set<String> nameMakers,
      MemberCode code,
      MacroNeeds macroNeeds) {
    this.world = world;
    this.member = member;
    this.code = code;
    this.macroNeeds = macroNeeds;
    this.foreign = foreign;
    Body body = member.file().body();
    this.names = new FormNames(body, this::fields);
    foreign.forEach(
        (name, variable) -> {
          if (variable.value instanceof Macro) {
            pending.add(name);
          }
        });
    pending.addAll(copied);
    pending.addAll(ownMacros(body));
    this.pendingMarks = names.marks(pending);
    Set<String> all = new HashSet<>(foreign.keySet());
    nameMakers.stream().filter(name -> macro(name) != null).forEach(all::add);
    boolean refers =
        member.file().mentions().stream()
            .anyMatch(m -> isReference(m) && code.number(m.target().toString()) != null);
    if (refers) {
      all.add("@");
      all.add("@@");
    }
    all.addAll(tainted(body, all, true));
    all.addAll(tainted(body, all, false));
    this.needed = names.marks(all);
    boolean splices = false;
    for (int i = 0; i < body.forms(); i++) {
      splices |= names.includes(i);
    }
    this.includes = splices;
  }

  FormNames names() {
    return names;
  }

  /** Whether a form may need something of another member while it is loaded. */
  boolean mayNeed(int form) {
    return includes || names.mayNeed(form, needed);
  }

  /** Whether a form mentions a name of which any use matters. */
  boolean mentionsPending(int form) {
    return !pending.isEmpty() && !names.isModuleForm(form) && names.mentions(form, pendingMarks);
  }

  /**
   * Those values of record fields in a form that need not be expanded.
   *
   * @param mayNeed whether the form may need something of another member
   */
  IntSet idle(int form, boolean mayNeed) {
    boolean[] marks = pendingMarks;
    if (mayNeed) {
      marks = needed.clone();
      for (int i = 0; i < marks.length; i++) {
        marks[i] |= pendingMarks[i];
      }
    }
    return IdleFields.of(names, member.file().body(), form, marks, pendingMarks);
  }

  /** Further uses of these names do not matter. */
  void settle(Set<String> settled) {
    if (pending.removeAll(settled)) {
      pendingMarks = names.marks(pending);
    }
  }

  private static boolean isReference(Mention mention) {
    return mention.kind() == MentionKind.MODULE_REF
        || mention.kind() == MentionKind.MODULE_PRIVATE_REF;
  }

  private @Nullable Macro macro(String name) {
    return world.expander.macro(new Global(member.module(), name));
  }

  private RecordFields fields(String head) {
    return macro(head) instanceof Macro.RecordConstructor record
        ? RecordFields.of(record)
        : RecordFields.NONE;
  }

  /** Macros of the module that run procedures when they are expanded, and are used in it. */
  private Set<String> ownMacros(Body body) {
    Set<String> found = new HashSet<>();
    Set<String> variables = new HashSet<>(foreign.keySet());
    member.defined().keySet().stream()
        .filter(name -> code.isVariable(new Global(member.module(), name)))
        .forEach(variables::add);
    boolean[] marks = names.marks(variables);
    for (int i = 0; i < body.forms(); i++) {
      String macro = names.macro(i);
      if (!macro.isEmpty()
          && names.isProcedural(i)
          && names.mentions(i, marks)
          && !macroNeeds.of(new Global(member.module(), macro)).isEmpty()) {
        found.add(macro);
      }
    }
    while (!found.isEmpty() && bring(body, found)) {
      // Those that expand to uses of these, and those that define such ones.
    }
    return found;
  }

  /** Adds own macros whose forms mention one that is there already; false if there are none. */
  private boolean bring(Body body, Set<String> found) {
    boolean[] marks = names.marks(found);
    boolean more = false;
    for (int i = 0; i < body.forms(); i++) {
      Var variable = member.mod().locals.get(names.subject(i));
      if (variable != null && variable.value instanceof Macro && names.mentions(i, marks)) {
        more |= found.add(variable.name);
      }
    }
    return more;
  }

  /**
   * Names of own macros whose forms mention one of the names, or of own procedures that may come to
   * one; or one another.
   */
  private Set<String> tainted(Body body, Set<String> all, boolean macros) {
    Map<Integer, String> left = new LinkedHashMap<>();
    for (int i = 0; i < body.forms(); i++) {
      String name = macros ? names.macro(i) : names.procedure(i);
      if (!name.isEmpty()) {
        left.put(i, name);
      }
    }
    Set<String> tainted = new HashSet<>();
    Set<String> fresh = all;
    while (!fresh.isEmpty() && !left.isEmpty()) {
      Set<String> next = new HashSet<>();
      boolean[] now = names.marks(fresh);
      left.entrySet()
          .removeIf(
              each -> {
                int form = each.getKey();
                boolean hit = macros ? names.mentions(form, now) : names.mayRun(form, now);
                if (hit) {
                  next.add(each.getValue());
                }
                return hit;
              });
      tainted.addAll(next);
      fresh = next;
    }
    return tainted;
  }
}

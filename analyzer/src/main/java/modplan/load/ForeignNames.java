package modplan.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Use;
import modplan.load.Mod.Var;
import modplan.load.StepReader.Members;
import modplan.module.Mention;
import modplan.module.MentionKind;
import org.jspecify.annotations.Nullable;

/**
 * Which names that a member's code may hold stand for bindings of other members, or for what only
 * these export again. An index of what the members export decides nearly all of them without a look
 * at every import of every module.
 */
final class ForeignNames {
  private final World world;
  private final StepReader reader;
  private final List<Members> members;
  private final Map<String, Integer> numbers;

  /** The interfaces of members that offer a binding of a member, by its name there. */
  private final Map<String, List<Interface>> offering = new HashMap<>();

  private final Set<Interface> offerers = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What other interfaces offer, too, which may be in the way of a member's binding. */
  private final Set<String> others = new HashSet<>();

  /** What members export again that is of no member. */
  private final Set<String> passed = new HashSet<>();

  /** Interfaces that are no member's, and whether they hold a binding of one. */
  private final IdentityHashMap<Interface, Boolean> holding = new IdentityHashMap<>();

  ForeignNames(
      World world, StepReader reader, List<Members> members, Map<String, Integer> numbers) {
    this.world = world;
    this.reader = reader;
    this.members = members;
    this.numbers = numbers;
    for (Members member : members) {
      Interface exports = member.mod().exports;
      if (exports != null) {
        offerers.add(exports);
        exports.names.forEach(
            (name, variable) -> {
              if (numbers.containsKey(variable.module)) {
                offering.computeIfAbsent(name, n -> new ArrayList<>(1)).add(exports);
              } else {
                others.add(name);
                passed.add(name);
              }
            });
      }
    }
  }

  /** By the name as the member sees it. */
  Map<String, Var> of(Members member) {
    Map<String, Var> foreign = new LinkedHashMap<>();
    Set<Interface> whole = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<String> special = new HashSet<>();
    for (Use use : member.mod().uses) {
      boolean isWhole = use.waitsFor == null && offerers.contains(use.from);
      if (isWhole) {
        whole.add(use.from);
      }
      if (use.waitsFor != null) {
        special.addAll(use.waitsFor);
      } else if (!use.from.uses.isEmpty()) {
        use.from.reached().forEach(each -> special.addAll(each.names.keySet()));
      } else if (!isWhole && holds(use.from)) {
        special.addAll(use.from.names.keySet());
      }
    }
    for (String name : member.file().body().texts()) {
      List<Interface> offers = offering.get(name);
      if (offers != null && !member.mod().locals.containsKey(name)) {
        see(name, imported(member.mod(), name, offers, whole, special), member, foreign);
      }
      if (passed.contains(name)) {
        see(name, world.variable(member.mod(), name), member, foreign);
      }
    }
    for (Use use : member.mod().uses) {
      Integer number = numbers.get(use.from.module);
      if (number != null && use.from != members.get(number).mod().exports) {
        use.from.names.forEach( // under other names, perhaps
            (name, variable) -> see(name, variable, member, foreign));
      }
    }
    member.file().mentions().forEach(mention -> waitFor(mention, member, foreign));
    return foreign;
  }

  /**
   * What an import shows under a name: {@link World#variable}, quickly.
   *
   * @param whole interfaces that are imported as they are
   * @param special names that other imports may show as well
   */
  private @Nullable Var imported(
      Mod mod, String name, List<Interface> offers, Set<Interface> whole, Set<String> special) {
    Interface only = null;
    int count = 0;
    for (Interface offer : offers) {
      if (whole.contains(offer)) {
        only = offer;
        count++;
      }
    }
    boolean isSpecial = special.contains(name);
    if (only == null && !isSpecial) {
      return null; // of no member, at least
    }
    return count == 1 && only != null && !isSpecial && !others.contains(name)
        ? only.names.get(name)
        : world.variable(mod, name);
  }

  private boolean holds(Interface from) {
    Boolean known = holding.get(from);
    if (known == null) {
      known = false;
      for (Map.Entry<String, Var> each : from.names.entrySet()) {
        known = known || numbers.containsKey(each.getValue().module);
        if (offering.containsKey(each.getKey())) {
          others.add(each.getKey());
        }
      }
      holding.put(from, known);
    }
    return known;
  }

  private void see(String name, @Nullable Var variable, Members member, Map<String, Var> foreign) {
    if (variable == null || member.mod().locals.containsKey(name)) {
      return;
    }
    Integer owner = numbers.get(variable.module);
    boolean isForeign =
        owner != null ? owner != member.number() : reader.passedOn(member, name) != null;
    if (isForeign) {
      foreign.putIfAbsent(name, variable);
    }
  }

  /** Names of an autoload that nothing has triggered are visible all the same. */
  private void waitFor(Mention mention, Members member, Map<String, Var> foreign) {
    Integer number = numbers.get(mention.target().toString());
    Interface offered = number == null ? null : members.get(number).mod().exports;
    if (number == null
        || offered == null
        || mention.kind() != MentionKind.AUTOLOAD
        || number == member.number()) {
      return;
    }
    for (String name : mention.names()) {
      Var variable = offered.names.get(name);
      Integer owner = variable == null ? null : numbers.get(variable.module);
      if (variable != null && owner != null && owner != member.number()) {
        foreign.putIfAbsent(name, variable);
      }
    }
  }
}

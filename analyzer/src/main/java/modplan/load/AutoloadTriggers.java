package modplan.load;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.load.LoadSteps.Autoload;
import modplan.load.StepReader.Members;
import modplan.module.Body;
import modplan.module.Context;
import modplan.module.Mention;
import modplan.module.MentionKind;

/** Finds the forms of a member that are the first to look up a name of an autoload. */
final class AutoloadTriggers {
  private final World world;
  private final Members member;
  private final MemberCode code;
  private final UseSteps steps;

  /** Names that wait for an autoload, by number of the module. */
  private final Map<Integer, Set<String>> waiting = new LinkedHashMap<>();

  /** All of these names, and where the body has them; empty if they have to be put together. */
  private final Set<String> all = new HashSet<>();

  private boolean[] marks = {};

  AutoloadTriggers(World world, MemberCode code, UseSteps steps) {
    this.world = world;
    this.member = steps.member;
    this.code = code;
    this.steps = steps;
    for (Mention mention : member.file().mentions()) {
      Integer target = code.number(mention.target().toString());
      if (mention.kind() == MentionKind.AUTOLOAD
          && mention.context() == Context.EAGER
          && target != null
          && target != member.number()) {
        waiting.computeIfAbsent(target, t -> new HashSet<>()).addAll(mention.names());
      }
    }
  }

  /** Expands the form that is being read if it may be the first to look up such a name. */
  void read(FormNames names) {
    int form = steps.form;
    if (waiting.isEmpty() || names.isModuleForm(form)) {
      return;
    }
    if (all.isEmpty()) {
      waiting.values().forEach(all::addAll);
      marks = names.marks(all);
    }
    if (!names.includes(form) && !names.mentions(form, marks)) {
      return;
    }
    code.forget(member.module(), form);
    Set<String> looked =
        AutoloadLookups.during(world, member.mod(), all, () -> code.code(member.module(), form));
    if (waiting.entrySet().removeIf(each -> triggers(each.getKey(), each.getValue(), looked))) {
      all.clear();
    }
  }

  private boolean triggers(int target, Set<String> listed, Set<String> looked) {
    Body body = member.file().body();
    for (String name : looked) {
      if (listed.contains(name)) {
        int spot = steps.placeOf(name, body.spot(body.form(steps.form)));
        List<String> names = List.copyOf(new TreeSet<>(listed));
        steps.add(new Autoload(steps.form, spot, target, names, name));
        return true;
      }
    }
    return false;
  }
}

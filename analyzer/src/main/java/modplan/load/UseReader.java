package modplan.load;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.LoadSteps.Step;
import modplan.load.MemberCode.FormCode;
import modplan.load.MemberCode.MacroUse;
import modplan.load.Mod.Var;
import modplan.load.StepReader.Members;
import modplan.module.Mention;

/**
 * Finds in the code of modules where they use bindings of one another, and when. {@link
 * ForeignNames} and {@link RelevantForms} say which forms to look at, {@link RunningCode} and
 * {@link ExpandedUses} look.
 */
final class UseReader {
  private final World world;
  private final StepReader reader;
  private final ForeignNames foreignNames;
  private final MemberCode code;
  private final MacroNeeds macroNeeds;
  private final Set<String> nameMakers;

  UseReader(Survey survey, StepReader reader, List<Members> members, Map<String, Integer> numbers) {
    this.world = survey.world();
    this.reader = reader;
    this.foreignNames = new ForeignNames(world, reader, members, numbers);
    this.code = new MemberCode(survey, members, numbers);
    this.macroNeeds = new MacroNeeds(code);
    this.nameMakers = survey.nameMakers().names();
  }

  /** What matters in the code of a module. */
  List<Step> read(Members member) {
    code.begin(member);
    Map<String, Var> foreign = foreignNames.of(member);
    UseSteps steps = new UseSteps(member);
    AutoloadTriggers autoloads = new AutoloadTriggers(world, code, steps);
    RelevantForms relevant =
        new RelevantForms(
            world, member, foreign, copied(member, foreign), nameMakers, code, macroNeeds);
    RunningCode running = new RunningCode(reader, code, steps);
    ExpandedUses expanded = new ExpandedUses(reader, code, macroNeeds, steps, running, foreign);
    for (int form = 0; form < member.file().body().forms(); form++) {
      if (member.file().body().owner(form) > 0) {
        continue;
      }
      steps.form = form;
      autoloads.read(relevant.names());
      boolean mayNeed = relevant.mayNeed(form);
      if (mayNeed || relevant.mentionsPending(form)) {
        read(code.code(form, relevant.idle(form, mayNeed)), mayNeed, running, expanded);
        steps.endForm();
        relevant.settle(expanded.settled());
      }
    }
    return steps.found();
  }

  /**
   * Whether a reference with {@code @} is nothing but text for a macro around it, which makes no
   * code of it.
   */
  boolean takesAsData(Members member, Mention mention, int form) {
    FormNames names = FormNames.of(member.file().body());
    if (names.formAt(mention.location()) != form
        || names.headsAround(mention.location()).stream()
            .noneMatch(head -> isMacro(head, member))) {
      return false;
    }
    code.begin(member);
    FormCode expanded = code.code(member.module(), form);
    return !expanded.forms().isEmpty() && !expanded.fetched().contains(mention.target().toString());
  }

  /** Whether a form with this head is made into other code, and is no record. */
  private boolean isMacro(String head, Members member) {
    Macro macro = world.expander.macro(new Global(member.module(), head));
    return macro instanceof Macro.Rules || macro instanceof Macro.Procedural;
  }

  private void read(FormCode forms, boolean mayNeed, RunningCode running, ExpandedUses expanded) {
    running.begin(forms.macros());
    expanded.begin(forms.macros());
    if (mayNeed) {
      for (Ir ir : forms.forms()) {
        if (!(ir instanceof TopCode.DefineMacro)) {
          running.follow(ir);
        }
      }
    }
    for (MacroUse use : forms.macros()) {
      expanded.macro(use);
    }
    for (Ir ir : forms.forms()) {
      if (!(ir instanceof TopCode.DefineMacro)) {
        expanded.references(ir, false);
      }
    }
  }

  /** Names of variables that come by an import which takes a copy. */
  private Set<String> copied(Members member, Map<String, Var> foreign) {
    Set<String> copied = new HashSet<>();
    if (!member.copies().isEmpty()) {
      foreign.forEach(
          (name, variable) -> {
            if (!(variable.value instanceof Macro)
                && reader.providers(member, name).stream().anyMatch(p -> p.id() >= 0)) {
              copied.add(name);
            }
          });
    }
    return copied;
  }
}

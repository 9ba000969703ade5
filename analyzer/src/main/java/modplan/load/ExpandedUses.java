package modplan.load;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import modplan.load.LoadSteps.Definition;
import modplan.load.LoadSteps.Helper;
import modplan.load.LoadSteps.Need;
import modplan.load.LoadSteps.Phase;
import modplan.load.LoadSteps.Showing;
import modplan.load.MemberCode.MacroUse;
import modplan.load.Mod.Var;
import modplan.load.Reference.How;
import modplan.load.StepReader.Members;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the code of a member is expanded, wherever it stands: uses of macros, what
 * these bring with them, and references that go through copies of interfaces.
 */
final class ExpandedUses {
  private final StepReader reader;
  private final MemberCode code;
  private final MacroNeeds macroNeeds;
  private final UseSteps steps;
  private final RunningCode running;
  private final Map<String, Var> foreign;
  private final String module;

  /** Used by the form that is being read. */
  private List<MacroUse> macros = List.of();

  private final Set<String> settled = new HashSet<>();

  private final Consumer<Ir> now = this::atOnce;
  private final Consumer<Ir> later = this::delayed;

  ExpandedUses(
      StepReader reader,
      MemberCode code,
      MacroNeeds macroNeeds,
      UseSteps steps,
      RunningCode running,
      Map<String, Var> foreign) {
    this.reader = reader;
    this.code = code;
    this.macroNeeds = macroNeeds;
    this.steps = steps;
    this.running = running;
    this.foreign = foreign;
    this.module = steps.member.module();
  }

  /** Begins to read a form that uses these macros. */
  void begin(List<MacroUse> all) {
    macros = all;
  }

  /** Macros of which a use has been seen. */
  Set<String> settled() {
    return settled;
  }

  void macro(MacroUse use) {
    Global target = code.owner(use.name());
    if (target != null
        && code.number(target.module()) == null
        && foreign.containsKey(use.name().name())
        && use.name().module().equals(module)) {
      target = reader.passedOn(steps.member, use.name().name());
    }
    Integer number = target == null ? null : code.number(target.module());
    if (target == null || number == null) {
      return;
    }
    settled.add(use.name().name());
    int spot = steps.placeOf(use.name().name(), use.spot());
    boolean delayed = use.delayed() && !running.runs(use.spot());
    List<Need> needs = macroNeeds.of(target);
    if (!needs.isEmpty() && steps.isFirst("phase " + target)) {
      List<Showing> providers =
          use.name().module().equals(module)
              ? reader.providers(steps.member, use.name().name())
              : List.of();
      steps.add(new Phase(steps.form, spot, number, target.name(), needs, providers));
    }
    if (number == steps.member.number() || !use.name().module().equals(module)) {
      return;
    }
    steps.use(
        delayed ? How.DELAYED : How.STRICT,
        true,
        false,
        module,
        steps.member.number(),
        target,
        number,
        use.name().name(),
        "",
        false,
        spot,
        reader.providers(steps.member, use.name().name()));
  }

  /** Names that macros of others have put into the code, and references through copies. */
  void references(Ir ir, boolean delayed) {
    if (ir instanceof Ir.ModuleRef ref && !ref.isPublic) {
      helper(ref, delayed);
    } else if (delayed
        && !steps.member.copies().isEmpty()
        && ir instanceof Ir.TopRef ref
        && foreign.containsKey(ref.name)) {
      copied(ref);
    }
    Consumer<Ir> strict = delayed ? later : now;
    if (!Deep.enter()) {
      Deep.run(() -> ir.parts(strict, later));
      return;
    }
    try {
      ir.parts(strict, later);
    } finally {
      Deep.leave();
    }
  }

  private void atOnce(Ir part) {
    references(part, false);
  }

  private void delayed(Ir part) {
    references(part, true);
  }

  private void copied(Ir.TopRef ref) {
    Global target = code.target(ref);
    if (target != null && code.number(target.module()) == null) {
      target = reader.passedOn(steps.member, ref.name);
    }
    Integer number = target == null ? null : code.number(target.module());
    List<Showing> providers = reader.providers(steps.member, ref.name);
    if (target != null
        && number != null
        && !providers.isEmpty()
        && providers.stream().allMatch(p -> p.id() >= 0)) {
      steps.use(
          How.DELAYED,
          false,
          false,
          module,
          steps.member.number(),
          target,
          number,
          ref.name,
          "",
          false,
          steps.placeOf(ref.name, ref.spot),
          providers);
    }
  }

  private void helper(Ir.ModuleRef ref, boolean delayed) {
    Integer number = code.number(ref.module);
    Global target = code.target(ref);
    if (number == null
        || number == steps.member.number()
        || target == null
        || !target.module().equals(ref.module)) {
      return;
    }
    Members owner = reader.member(number);
    Definition definition = owner.defined().get(ref.name);
    Integer offered = owner.offered().get(ref.name);
    MacroUse macro = macroOf(ref);
    Global made = macro == null ? null : code.owner(macro.name());
    if (definition != null
        && macro != null
        && made != null
        && (offered == null || offered != LoadSteps.AT_ONCE)
        && steps.isFirst("helper " + ref.module + ref.name + delayed)) {
      List<Showing> providers =
          macro.name().module().equals(module)
              ? reader.providers(steps.member, macro.name().name())
              : List.of();
      steps.add(
          new Helper(steps.form, ref.spot, number, made.name(), ref.name, !delayed, providers));
    }
  }

  /** The use of a macro that put the reference there; null if it is not known. */
  private @Nullable MacroUse macroOf(Ir.ModuleRef ref) {
    for (MacroUse use : macros) {
      Global target = code.owner(use.name());
      if (use.spot() == ref.spot && target != null && target.module().equals(ref.module)) {
        return use;
      }
    }
    return null;
  }
}

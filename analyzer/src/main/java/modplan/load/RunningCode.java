package modplan.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.load.LoadSteps.CalledMacro;
import modplan.load.LoadSteps.Showing;
import modplan.load.MemberCode.MacroUse;
import modplan.load.MemberCode.Procedure;
import modplan.load.Reference.How;
import modplan.module.Body;

/** Follows the code that runs while a member is loaded, into the procedures that it calls. */
final class RunningCode {
  private final StepReader reader;
  private final MemberCode code;
  private final UseSteps steps;
  private final Set<Global> called = new HashSet<>();

  /** Places of code of the form being read that runs while the module is loaded. */
  private final Set<Integer> running = new HashSet<>();

  /** The same in procedures that are called: module and place. */
  private final Set<String> runningElsewhere = new HashSet<>();

  /** Places of the macro uses in the code that is being followed. */
  private Set<Integer> expansions = Set.of();

  RunningCode(StepReader reader, MemberCode code, UseSteps steps) {
    this.reader = reader;
    this.code = code;
    this.steps = steps;
  }

  void begin(List<MacroUse> macros) {
    running.clear();
    expansions = places(macros);
  }

  /** Follows a form that is being loaded. */
  void follow(Ir ir) {
    walk(ir, How.STRICT, false, "", 0, steps.member.module());
  }

  private static Set<Integer> places(List<MacroUse> macros) {
    Set<Integer> places = new HashSet<>();
    macros.forEach(use -> places.add(use.spot()));
    return places;
  }

  /** Whether code at a place of the form runs with it. */
  boolean runs(int spot) {
    return running.contains(spot);
  }

  /**
   * Code that runs while the module is loaded.
   *
   * @param via the procedure whose body this is, if the top level calls it
   * @param at place of that call
   * @param where the module whose code it is
   */
  private void walk(Ir ir, How how, boolean conditional, String via, int at, String where) {
    if (Deep.enter()) { // without an object for each piece of code
      try {
        walkHere(ir, how, conditional, via, at, where);
      } finally {
        Deep.leave();
      }
      return;
    }
    Deep.run(() -> walkHere(ir, how, conditional, via, at, where));
  }

  private void walkHere(Ir ir, How how, boolean conditional, String via, int at, String where) {
    note(ir, at, where);
    if (at == 0 && ir instanceof Call call && Calls.runsItsArguments(call.operator)) {
      runAll(call.spot);
    }
    if (ir instanceof Ir.TopRef || ir instanceof Ir.ModuleRef) {
      reference(ir, how, conditional, via, at, where);
    }
    if (ir instanceof Ir.If choice) {
      walk(choice.test, how, conditional, via, at, where);
      walk(choice.consequent, how, true, via, at, where);
      walk(choice.alternative, how, true, via, at, where);
      return;
    }
    How inner = ir instanceof Ir.Perhaps && how == How.STRICT ? How.PERHAPS : how;
    boolean unsure = conditional || ir instanceof Ir.Guarded || ir instanceof Ir.Perhaps;
    ir.parts(part -> walk(part, inner, unsure, via, at, where), part -> {});
    if (ir instanceof Call call && how != How.PERHAPS) {
      int place = at == 0 ? steps.placeOf(operatorName(call), call.spot) : at;
      call(call, conditional, via, place);
    }
  }

  private void note(Ir ir, int at, String where) {
    int spot =
        ir instanceof Ir.TopRef ref
            ? ref.spot
            : ir instanceof Ir.ModuleRef ref ? ref.spot : ir instanceof Call call ? call.spot : 0;
    if (at == 0) {
      running.add(spot);
    } else {
      runningElsewhere.add(where + " " + spot);
    }
  }

  /** What is written in a list runs, procedures and all; it may be in a file that is included. */
  private void runAll(int list) {
    Body body = steps.member.file().body();
    int form = body.form(steps.form);
    if (!runAll(list, body, form, body.next(form))) {
      for (DefinitionPlaces.Included included : reader.included(steps.member)) {
        Body spliced = included.file().body();
        if (included.form() == steps.form && runAll(list, spliced, 0, spliced.size())) {
          return;
        }
      }
    }
  }

  private boolean runAll(int list, Body body, int from, int end) {
    int node = from;
    while (node < end && (body.spot(node) != list || !body.isList(node))) {
      node++;
    }
    for (int at = node; at < end && at < body.next(node); at++) {
      running.add(body.spot(at));
    }
    return node < end;
  }

  private static String operatorName(Call call) {
    return call.operator instanceof Ir.TopRef ref ? ref.name : "";
  }

  private void reference(Ir ir, How how, boolean conditional, String via, int at, String where) {
    Integer owner = code.number(where);
    Global target = code.target(ir);
    if (target != null
        && owner != null
        && ir instanceof Ir.TopRef ref
        && code.number(target.module()) == null) {
      target = reader.passedOn(reader.member(owner), ref.name);
    }
    if (target != null
        && ir instanceof Ir.ModuleRef ref
        && ref.isPublic
        && code.number(target.module()) == null
        && code.number(ref.module) != null) {
      target = new Global(ref.module, ref.name); // what a member only exports again
    }
    Integer number = target == null ? null : code.number(target.module());
    if (target == null || number == null || number == steps.member.number()) {
      return;
    }
    String name;
    int spot;
    List<Showing> providers;
    if (ir instanceof Ir.TopRef ref) {
      name = ref.name;
      spot = ref.spot;
      providers = owner == null ? List.of() : reader.providers(reader.member(owner), ref.name);
    } else if (ir instanceof Ir.ModuleRef ref) {
      name = ref.name;
      spot = ref.spot;
      Integer offerer = code.number(ref.module);
      providers =
          ref.isPublic && offerer != null
              ? List.of(new Showing(-1, offerer, ref.name, Showing.LIVE))
              : List.of();
    } else {
      return;
    }
    steps.use(
        how,
        false,
        conditional,
        where,
        owner == null ? -1 : owner,
        target,
        number,
        name,
        via,
        ir instanceof Ir.ModuleRef ref && !ref.isPublic && expansions.contains(spot),
        at == 0 ? steps.placeOf(name, spot) : at,
        providers);
  }

  /** The body of a procedure that the top level calls runs while the module is being loaded. */
  private void call(Call call, boolean conditional, String via, int at) {
    List<Ir> procedures = new ArrayList<>();
    procedures.add(call.operator);
    if (Calls.runsItsArguments(call.operator)) {
      procedures.addAll(call.operands);
    }
    for (Ir each : procedures) {
      Global target = code.target(each);
      if (target == null || !called.add(target)) {
        continue;
      }
      if (code.number(target.module()) == null) {
        continue; // it cannot reach back, but through what it is given
      }
      Procedure procedure = code.procedure(target);
      if (procedure == null || !procedure.isOne()) {
        continue;
      }
      String name = via.isEmpty() ? target.name() : via;
      Set<Integer> outer = expansions;
      expansions = places(code.code(target.module(), procedure.form()).macros());
      if (procedure.value() instanceof Lambda lambda) {
        lambda.defaults.forEach(part -> walk(part, How.CALLED, true, name, at, target.module()));
        walk(lambda.body, How.CALLED, conditional, name, at, target.module());
      } else if (procedure.value() instanceof CaseLambda cases) {
        cases.cases.forEach(part -> walk(part.body, How.CALLED, true, name, at, target.module()));
      }
      expansions = outer;
      calledMacros(target, procedure.form(), name, at);
    }
  }

  private void calledMacros(Global procedure, int form, String via, int at) {
    Integer where = code.number(procedure.module());
    for (MacroUse use : code.code(procedure.module(), form).macros()) {
      Global target = code.owner(use.name());
      Integer number = target == null ? null : code.number(target.module());
      if (target != null
          && where != null
          && number != null
          && !number.equals(where)
          && (use.procedures() == 1
              || runningElsewhere.contains(procedure.module() + " " + use.spot()))) {
        steps.add(
            new CalledMacro(steps.form, at, where, number, target.name(), use.name().name(), via));
      }
    }
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modplan.load.LoadSteps.Need;
import modplan.load.MemberCode.Procedure;

/** What macros of members call for while they are being expanded. */
final class MacroNeeds {
  private final MemberCode code;
  private final Map<Global, List<Need>> known = new HashMap<>();

  MacroNeeds(MemberCode code) {
    this.code = code;
  }

  /**
   * The variables that expanding a macro calls for: what its transformer mentions outside of
   * templates, and what the procedures mention that it calls.
   */
  List<Need> of(Global macro) {
    List<Need> before = known.get(macro);
    return before != null ? before : code.forAll(() -> find(macro));
  }

  private List<Need> find(Global macro) {
    known.put(macro, List.of());
    Map<Global, Boolean> found = new LinkedHashMap<>();
    int form = code.formOf(macro);
    if (form >= 0) {
      for (Ir ir : code.code(macro.module(), form).forms()) {
        if (ir instanceof TopCode.DefineMacro define && define.name.equals(macro.name())) {
          collect(ir, found, false);
        }
      }
    }
    List<Need> needs = new ArrayList<>();
    found.forEach(
        (name, isCalled) -> {
          Integer number = code.number(name.module());
          if (number != null) {
            needs.add(new Need(number, name.name(), isCalled));
          }
        });
    known.put(macro, needs);
    return needs;
  }

  private void collect(Ir ir, Map<Global, Boolean> found, boolean isCalled) {
    Deep.run(() -> collectHere(ir, found, isCalled));
  }

  private void collectHere(Ir ir, Map<Global, Boolean> found, boolean isCalled) {
    Global target = code.target(ir);
    if (target != null && code.number(target.module()) != null && code.isVariable(target)) {
      Boolean before = found.putIfAbsent(target, isCalled);
      if (before == null && isCalled) {
        Procedure procedure = code.procedure(target);
        if (procedure != null && procedure.isOne()) {
          collect(procedure.value(), found, false);
        }
      }
    }
    if (ir instanceof Call call) {
      collect(call.operator, found, true);
      call.operands.forEach(operand -> collect(operand, found, false));
      return;
    }
    ir.parts(part -> collect(part, found, false), part -> collect(part, found, false));
  }
}

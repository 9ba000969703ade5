package modplan.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import modplan.load.CalledCode.Event;
import modplan.load.ProcedureFlow.Run;
import modplan.load.Reference.How;
import modplan.module.Body;
import org.jspecify.annotations.Nullable;

/** Collects the references of one module. */
final class ReferenceCollector {
  private final String module;
  private final Predicate<String> isOfTree;
  private final Function<Ir, @Nullable Global> targets;
  private final ProcedureFlow flow;
  private final CalledCode code;
  private final List<Reference> found = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private final Set<Run> called = new HashSet<>();

  private record Key(How how, boolean isMacro, Global target) {}

  /**
   * A collector.
   *
   * @param isOfTree whether a module is one of the tree: what Guile's own offer is no reference
   * @param targets what a reference stands for
   */
  ReferenceCollector(
      String module,
      Predicate<String> isOfTree,
      Function<Ir, @Nullable Global> targets,
      ProcedureFlow flow,
      CalledCode code) {
    this.module = module;
    this.isOfTree = isOfTree;
    this.targets = targets;
    this.flow = flow;
    this.code = code;
  }

  List<Reference> found() {
    return List.copyOf(found);
  }

  /** A macro that the module uses. */
  void macro(@Nullable Global target, String written, boolean delayed, int spot) {
    add(delayed ? How.DELAYED : How.STRICT, true, target, written, "", spot);
  }

  /** A top-level form. */
  void form(Ir form) {
    walk(form, form instanceof TopCode.DefineMacro ? How.EXPANSION : How.STRICT, null);
  }

  private void add(
      How how, boolean isMacro, @Nullable Global target, String written, String via, int spot) {
    if (target == null
        || target.module().equals(module)
        || !isOfTree.test(target.module())
        || !seen.add(new Key(how, isMacro, target))) {
      return;
    }
    found.add(
        new Reference(
            how,
            isMacro,
            Survey.moduleName(target.module()),
            target.name(),
            written,
            via,
            Body.locate(spot)));
  }

  /**
   * Code of the module itself.
   *
   * @param frame what its local variables hold, while it runs with the form
   */
  private void walk(Ir ir, How how, @Nullable Frame frame) {
    Deep.run(() -> walkHere(ir, how, frame));
  }

  private void walkHere(Ir ir, How how, @Nullable Frame frame) {
    if (ir instanceof Ir.TopRef ref) {
      add(how, false, targets.apply(ref), ref.name, "", ref.spot);
    } else if (ir instanceof Ir.ModuleRef ref) {
      add(how, false, targets.apply(ref), ref.name, "", ref.spot);
    } else if (how == How.STRICT && ir instanceof Ir.Let let) {
      Frame inside = flow.inside(let, frame);
      let.values.forEach(value -> walk(value, how, let.recursive ? inside : frame));
      walk(let.body, how, inside);
    } else if (how == How.STRICT && ir instanceof Ir.Loop loop) {
      Run body = flow.loop(loop, frame);
      called.add(body); // it is read here, as code of the form
      loop.values.forEach(value -> walk(value, how, frame));
      walk(loop.procedure.body, how, body.frame());
    } else if (how == How.STRICT && ir instanceof Call call) {
      call(call, frame);
    } else {
      How inner = ir instanceof Ir.Perhaps && how == How.STRICT ? How.PERHAPS : how;
      How later = how == How.EXPANSION ? how : How.DELAYED;
      ir.parts(part -> walk(part, inner, frame), part -> walk(part, later, null));
    }
  }

  private void call(Call call, @Nullable Frame frame) {
    boolean runs = Calls.runsItsArguments(call.operator);
    walk(call.operator, How.STRICT, frame);
    for (Ir operand : call.operands) {
      walk(runs && operand instanceof Lambda lambda ? lambda.body : operand, How.STRICT, frame);
    }
    if (call.operator instanceof Lambda lambda) {
      walk(lambda.body, How.STRICT, flow.entered(lambda, call, frame).frame());
    } else {
      flow.runs(call, frame).forEach(run -> follow(run, nameOf(call.operator), call.spot));
    }
    if (runs) {
      for (Ir operand : call.operands) {
        if (!(operand instanceof Lambda)) {
          flow.runs(operand, frame).forEach(run -> follow(run, nameOf(operand), call.spot));
        }
      }
    }
  }

  /** What the top level calls runs while the module is being loaded, and what that calls. */
  private void follow(Run run, String via, int at) {
    if (!called.add(run)) {
      return;
    }
    for (Event event : code.of(run)) {
      Run inner = event.run();
      if (inner == null) {
        add(How.CALLED, false, event.target(), event.written(), via, at);
      } else {
        Deep.run(() -> follow(inner, via, at));
      }
    }
  }

  /** What a procedure is called by who reads the call. */
  private String nameOf(Ir operator) {
    Ir ir = operator;
    while (true) {
      if (ir instanceof Ir.TopRef || ir instanceof Ir.ModuleRef) {
        Global target = targets.apply(ir);
        return target == null ? UNNAMED : target.name();
      } else if (ir instanceof Ir.LocalRef ref) {
        return ref.local.name.isEmpty() ? UNNAMED : ref.local.name;
      } else if (ir instanceof Call call) {
        ir = call.operator; // of what makes it
      } else if (ir instanceof Ir.If choice) {
        ir = choice.consequent;
      } else if (ir instanceof Ir.Let let) {
        ir = let.body;
      } else {
        return UNNAMED;
      }
    }
  }

  private static final String UNNAMED = "lambda";
}

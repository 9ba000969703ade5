package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import modplan.load.ProcedureFlow.Run;
import org.jspecify.annotations.Nullable;

/**
 * What happens when procedures run: which bindings of modules they use, and what else they call, in
 * the order of their code. The body of a procedure is read once for each way of calling it that is
 * kept apart ({@link ProcedureFlow}), whoever asks.
 */
final class CalledCode {
  private final Function<Ir, @Nullable Global> targets;
  private final ProcedureFlow flow;
  private final Map<Run, List<Event>> known = new HashMap<>();

  CalledCode(Function<Ir, @Nullable Global> targets, ProcedureFlow flow) {
    this.targets = targets;
    this.flow = flow;
  }

  /**
   * A binding that is used, or something that is called.
   *
   * @param written the name as the code has it
   * @param run null for a use; its target is null for a call
   */
  record Event(@Nullable Global target, String written, @Nullable Run run) {}

  /** What a procedure does when it runs; each thing once. */
  List<Event> of(Run run) {
    List<Event> events = known.get(run);
    if (events == null) {
      Reading reading = new Reading();
      for (int i = 0; i < run.code().defaults.size(); i++) {
        if (run.mayDefault(i)) {
          reading.walk(run.code().defaults.get(i), run.frame());
        }
      }
      reading.walk(run.code().body, run.frame());
      events = List.copyOf(reading.events);
      known.put(run, events);
    }
    return events;
  }

  /** The reading of one body. */
  private final class Reading {
    private final List<Event> events = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    void walk(Ir ir, @Nullable Frame frame) {
      Deep.run(() -> walkHere(ir, frame));
    }

    private void walkHere(Ir ir, @Nullable Frame frame) {
      if (ir instanceof Ir.TopRef ref) {
        use(ref, ref.name);
      } else if (ir instanceof Ir.ModuleRef ref) {
        use(ref, ref.name);
      } else if (ir instanceof Ir.Let let) {
        Frame inside = flow.inside(let, frame);
        let.values.forEach(value -> walk(value, let.recursive ? inside : frame));
        walk(let.body, inside);
      } else if (ir instanceof Ir.Loop loop) {
        loop.values.forEach(value -> walk(value, frame));
        call(flow.loop(loop, frame));
      } else if (ir instanceof Call call) {
        call(call, frame);
      } else {
        ir.parts(part -> walk(part, frame), part -> {}); // what is kept for later is its own
      }
    }

    private void call(Call call, @Nullable Frame frame) {
      boolean runs = Calls.runsItsArguments(call.operator);
      walk(call.operator, frame);
      for (Ir operand : call.operands) {
        walk(runs && operand instanceof Lambda lambda ? lambda.body : operand, frame);
      }
      if (call.operator instanceof Lambda lambda) {
        walk(lambda.body, flow.entered(lambda, call, frame).frame());
      } else {
        flow.runs(call, frame).forEach(this::call);
      }
      if (runs) {
        for (Ir operand : call.operands) {
          if (!(operand instanceof Lambda)) {
            flow.runs(operand, frame).forEach(this::call);
          }
        }
      }
    }

    private void use(Ir ref, String name) {
      Global target = targets.apply(ref);
      if (target != null && seen.add(target)) {
        events.add(new Event(target, name, null));
      }
    }

    private void call(Run run) {
      if (seen.add(run)) {
        events.add(new Event(null, "", run));
      }
    }
  }
}

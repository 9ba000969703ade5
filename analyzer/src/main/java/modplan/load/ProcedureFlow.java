package modplan.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import modplan.load.Env.Local;
import modplan.load.Frame.Arguments;
import modplan.load.Frame.Closure;
import org.jspecify.annotations.Nullable;

/**
 * Which procedures an expression may evaluate to: both branches of a test, what a procedure that is
 * called returns, the procedures that it was given, definitions of other modules. A flow analysis
 * of closures (Shivers, Control-Flow Analysis of Higher-Order Languages, 1991) that keeps apart
 * what different calls give: two procedures that one {@code memoize} has made are never taken for
 * one another. It follows no data: what was put into a list, a table or a record is not found.
 *
 * <p>What tail calls return is reached by a walk over the places that were not seen yet, so that
 * loops end; each answer is kept. Where one of the limits below is met, nothing is said.
 */
final class ProcedureFlow {
  /** An expression that may be any of more procedures is one of which nothing is known. */
  private static final int PROCEDURES = 16;

  /** Procedures given to calls in which procedures were given, and so on: no deeper than that. */
  private static final int CALLS = 4;

  /** Ways of calling one procedure that are kept apart by the procedures that are given. */
  private static final int WAYS = 100;

  /** Places that are looked at for one answer. */
  private static final int STEPS = 5_000;

  private final Function<Ir, @Nullable Global> targets;
  private final Function<Global, @Nullable Ir> definitions;
  private final Frame.Frames frames = new Frame.Frames();
  private final Map<Place, List<Closure>> answers = new HashMap<>();

  /** What is being asked for; and answers that lack what one of these questions would add. */
  private final Set<Place> asked = new HashSet<>();

  private final Map<Place, List<Closure>> partial = new HashMap<>();
  private int cuts;
  private int steps;

  private record Place(Ir code, @Nullable Frame frame) {}

  /** A procedure that runs, and what its variables hold. */
  record Run(Lambda code, @Nullable Frame frame) {
    /** Whether an optional variable may have its default. */
    boolean mayDefault(int optional) {
      return frame == null
          || frame.form != code
          || frame.given.get(code.required.size() + optional) == null;
    }
  }

  /**
   * A flow over code.
   *
   * @param targets what a reference stands for: the module and name that define it; null for other
   *     code
   * @param definitions the code of a definition of the tree; null for one that is not there
   */
  ProcedureFlow(
      Function<Ir, @Nullable Global> targets, Function<Global, @Nullable Ir> definitions) {
    this.targets = targets;
    this.definitions = definitions;
  }

  /** The frame inside of a {@code let}. */
  @Nullable Frame inside(Ir.Let let, @Nullable Frame frame) {
    boolean plain = let.values.stream().allMatch(value -> value instanceof Ir.Constant);
    return plain ? frame : frames.inside(let, frame);
  }

  /** The body of a loop. */
  Run loop(Ir.Loop loop, @Nullable Frame frame) {
    return new Run(loop.procedure, frames.inside(loop, frame));
  }

  /** What runs when a procedure that is written where it is called gets these operands. */
  Run entered(Lambda code, Call call, @Nullable Frame frame) {
    return new Run(code, enter(code, frame, arguments(call, frame)));
  }

  /** What may run when the operator of a call is called. */
  List<Run> runs(Call call, @Nullable Frame frame) {
    List<Closure> procedures = values(call.operator, frame);
    if (procedures.isEmpty()) {
      return List.of();
    }
    Arguments arguments = arguments(call, frame);
    List<Run> runs = new ArrayList<>();
    procedures.forEach(each -> runs.addAll(runs(each, arguments)));
    return runs;
  }

  /** What may run when somebody calls the value of an expression with arguments of his own. */
  List<Run> runs(Ir procedure, @Nullable Frame frame) {
    List<Run> runs = new ArrayList<>();
    values(procedure, frame).forEach(each -> runs.addAll(runs(each, null)));
    return runs;
  }

  private List<Run> runs(Closure procedure, @Nullable Arguments arguments) {
    Arguments known = procedure.anyArguments() ? null : arguments;
    if (procedure.code() instanceof Lambda lambda) {
      boolean fits = known == null || lambda.accepts(known.operands().size());
      return fits ? List.of(run(lambda, procedure, known)) : List.of();
    } else if (procedure.code() instanceof Ir.Delay delay) {
      return List.of(new Run(delay.thunk, procedure.frame()));
    }
    List<Run> runs = new ArrayList<>();
    for (Lambda each : ((CaseLambda) procedure.code()).cases) {
      if (known == null || each.accepts(known.operands().size())) {
        runs.add(run(each, procedure, known));
        if (known != null) {
          break;
        }
      }
    }
    return runs;
  }

  private Run run(Lambda code, Closure procedure, @Nullable Arguments arguments) {
    Frame frame = procedure.frame();
    return new Run(code, arguments == null ? frame : enter(code, frame, arguments));
  }

  private @Nullable Frame enter(Lambda code, @Nullable Frame outer, Arguments arguments) {
    List<@Nullable List<Closure>> given = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < code.required.size(); i++, at++) {
      given.add(at < arguments.operands().size() ? arguments.operands().get(at) : List.of());
    }
    int plain = code.optional.size() - code.keywords.size();
    for (int i = 0; i < plain; i++) {
      boolean isThere =
          at < arguments.operands().size()
              && (code.keywords.isEmpty() || arguments.keywords().get(at).isEmpty());
      given.add(isThere ? arguments.operands().get(at++) : null);
    }
    for (String keyword : code.keywords) {
      int place = arguments.keywords().indexOf(keyword);
      boolean isThere = place >= at && place + 1 < arguments.operands().size();
      given.add(isThere ? arguments.operands().get(place + 1) : null);
    }
    if (frames.of(code) >= WAYS) {
      given.replaceAll(each -> each == null ? null : List.of());
    }
    boolean plainly =
        code.optional.isEmpty() && given.stream().allMatch(each -> each != null && each.isEmpty());
    return plainly ? outer : frames.called(code, outer, Collections.unmodifiableList(given));
  }

  private Arguments arguments(Call call, @Nullable Frame frame) {
    if (call.operands.isEmpty()) {
      return Arguments.NONE;
    }
    List<List<Closure>> operands = new ArrayList<>(call.operands.size());
    List<String> keywords = new ArrayList<>(call.operands.size());
    for (Ir operand : call.operands) {
      boolean isKeyword =
          operand instanceof Ir.Constant constant && constant.value instanceof Data.Keyword;
      keywords.add(isKeyword ? ((Data.Keyword) ((Ir.Constant) operand).value).name() : "");
      operands.add(values(operand, frame).stream().filter(each -> each.calls() < CALLS).toList());
    }
    return new Arguments(operands, keywords);
  }

  /** The procedures that an expression may evaluate to, in the order of the code. */
  List<Closure> values(Ir code, @Nullable Frame frame) {
    if (code instanceof Ir.Constant || code instanceof Ir.Perhaps) {
      return List.of();
    }
    Place place = new Place(code, frame);
    if (code instanceof Ir.TopRef || code instanceof Ir.ModuleRef) {
      Place definition = definition(code);
      if (definition == null) {
        return List.of();
      }
      place = definition;
    }
    List<Closure> known = answers.getOrDefault(place, partial.get(place));
    if (known != null) {
      return known;
    }
    if (!asked.add(place)) {
      cuts++;
      return List.of();
    }
    Place question = place;
    int before = cuts;
    if (asked.size() == 1) {
      steps = STEPS;
    }
    try {
      List<Closure> found = Deep.call(() -> new Search().from(question));
      (cuts == before || asked.size() == 1 ? answers : partial).put(question, found);
      return found;
    } finally {
      asked.remove(question);
      if (asked.isEmpty()) {
        partial.clear();
      }
    }
  }

  private @Nullable Place definition(Ir reference) {
    Global target = targets.apply(reference);
    Ir definition = target == null ? null : definitions.apply(target);
    return definition == null ? null : new Place(definition, null);
  }

  /** One answer. */
  private final class Search {
    private final Set<Closure> found = new LinkedHashSet<>();
    private final Set<Place> seen = new HashSet<>();
    private final Deque<Place> pending = new ArrayDeque<>();

    List<Closure> from(Place start) {
      look(start.code(), start.frame());
      while (!pending.isEmpty()) {
        if (steps-- <= 0 || found.size() > PROCEDURES) {
          return List.of();
        }
        Place next = pending.pop();
        step(next.code(), next.frame());
      }
      return found.size() > PROCEDURES ? List.of() : List.copyOf(found);
    }

    /** What is asked for last is looked at first. */
    private void look(Ir code, @Nullable Frame frame) {
      Place place = new Place(code, frame);
      if (seen.add(place)) {
        pending.push(place);
      }
    }

    private void step(Ir code, @Nullable Frame frame) {
      if (code instanceof Lambda || code instanceof CaseLambda || code instanceof Ir.Delay) {
        found.add(new Closure(code, frame, false));
      } else if (code instanceof Ir.If choice) {
        look(choice.alternative, frame);
        look(choice.consequent, frame);
      } else if (code instanceof Ir.Let let) {
        look(let.body, inside(let, frame));
      } else if (code instanceof Ir.Loop loop) {
        look(loop.procedure.body, loop(loop, frame).frame());
      } else if (code instanceof Ir.Sequence sequence && !sequence.forms.isEmpty()) {
        look(sequence.forms.get(sequence.forms.size() - 1), frame);
      } else if (code instanceof Ir.Guarded guarded) {
        look(guarded.body, frame);
      } else if (code instanceof MatchCode match) {
        for (int i = match.clauses.size() - 1; i >= 0; i--) {
          look(match.clauses.get(i).body(), frame);
        }
      } else if (code instanceof Ir.LocalRef ref) {
        local(ref.local, frame);
      } else if (code instanceof Ir.TopRef || code instanceof Ir.ModuleRef) {
        Place definition = definition(code);
        if (definition != null) {
          look(definition.code(), null);
        }
      } else if (code instanceof Call call) {
        call(call, frame);
      }
    }

    private void local(Local local, @Nullable Frame from) {
      for (Frame frame = from; frame != null; frame = frame.outer) {
        if (frame.form instanceof Ir.Let let && let.locals.contains(local)) {
          look(let.values.get(let.locals.indexOf(local)), let.recursive ? frame : frame.outer);
          return;
        } else if (frame.form instanceof Ir.Loop loop) {
          int at = loop.procedure.required.indexOf(local);
          if (loop.name == local) {
            found.add(new Closure(loop.procedure, frame, false));
            return;
          } else if (at >= 0) {
            if (at < loop.values.size()) {
              look(loop.values.get(at), frame.outer);
            }
            return;
          }
        } else if (frame.form instanceof Lambda lambda && given(lambda, local, frame)) {
          return;
        }
      }
    }

    /** Whether the procedure binds the variable. */
    private boolean given(Lambda lambda, Local local, Frame frame) {
      int at = lambda.required.indexOf(local);
      int optional = at >= 0 ? -1 : lambda.optional.indexOf(local);
      if (at < 0 && optional < 0) {
        return false;
      }
      List<Closure> given = frame.given.get(at >= 0 ? at : lambda.required.size() + optional);
      if (given != null) {
        found.addAll(given);
      } else if (optional >= 0) {
        look(lambda.defaults.get(optional), frame);
      }
      return true;
    }

    private void call(Call call, @Nullable Frame frame) {
      if (call.operator instanceof Lambda lambda) {
        look(lambda.body, entered(lambda, call, frame).frame());
        return;
      }
      Global target = targets.apply(call.operator);
      if (target != null && definitions.apply(target) == null) {
        guiles(target.name(), call, frame);
        return;
      }
      List<Run> runs = runs(call, frame);
      for (int i = runs.size() - 1; i >= 0; i--) {
        look(runs.get(i).code().body, runs.get(i).frame());
      }
    }

    /** What procedures of Guile return of those that they are given. */
    private void guiles(String name, Call call, @Nullable Frame frame) {
      switch (name) {
        case "compose", "negate" -> {
          for (Ir operand : call.operands) {
            values(operand, frame)
                .forEach(each -> found.add(new Closure(each.code(), each.frame(), true)));
          }
        }
        case "identity", "values" -> call.operands.forEach(operand -> look(operand, frame));
        case "apply", "force" -> {
          if (!call.operands.isEmpty()) {
            runs(call.operands.get(0), frame).forEach(run -> look(run.code().body, run.frame()));
          }
        }
        default -> {}
      }
    }
  }
}

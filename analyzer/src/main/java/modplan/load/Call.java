package modplan.load;

import java.util.List;
import java.util.function.Consumer;
import modplan.load.Env.Cell;
import org.jspecify.annotations.Nullable;

final class Call extends Ir.Nested {
  final Ir operator;
  final List<Ir> operands;
  final int spot;

  Call(Ir operator, List<Ir> operands, int spot) {
    this.operator = operator;
    this.operands = operands;
    this.spot = spot;
  }

  @Override
  Object run(World world, @Nullable Cell cells) {
    Object procedure = operator.eval(world, cells);
    Object[] arguments = new Object[operands.size()];
    for (int i = 0; i < arguments.length; i++) {
      Object value = operands.get(i).eval(world, cells);
      boolean several = value instanceof Value.Multiple m && m.values().length > 0;
      arguments[i] = several ? ((Value.Multiple) value).values()[0] : value;
    }
    try {
      return Calls.apply(world, procedure, arguments);
    } catch (SchemeError e) {
      if (e.spot == 0) {
        e.spot = spot;
      }
      throw nameOperator(e, procedure);
    }
  }

  /** An error of applying this very operator is named after it. */
  private SchemeError nameOperator(SchemeError e, Object procedure) {
    if (e.name.isEmpty()
        && !(procedure instanceof Value.Procedure)
        && (e.kind.equals("apply-macro") || e.kind.equals("wrong-type-to-apply"))) {
      String name =
          operator instanceof TopRef ref
              ? ref.name
              : operator instanceof ModuleRef ref
                  ? ref.name
                  : operator instanceof OwnRef ref ? ref.name : "";
      SchemeError named = new SchemeError(e.kind, name);
      named.spot = spot;
      return named;
    }
    return e;
  }

  @Override
  void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
    strict.accept(operator);
    boolean calls = Calls.runsItsArguments(operator);
    for (Ir operand : operands) {
      if (calls && operand instanceof Lambda lambda) {
        strict.accept(lambda.body);
      } else {
        strict.accept(operand);
      }
    }
    if (operator instanceof Lambda lambda) {
      strict.accept(lambda.body);
    }
  }
}

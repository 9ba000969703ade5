package modplan.load;

import java.util.List;
import java.util.function.Consumer;
import modplan.load.Env.Cell;
import org.jspecify.annotations.Nullable;

/** A procedure that chooses by the number of its arguments. */
final class CaseLambda extends Ir {
  final List<Lambda> cases;

  CaseLambda(List<Lambda> cases) {
    this.cases = cases;
  }

  @Override
  Object eval(World world, @Nullable Cell cells) {
    return new Value.Cases(cases.stream().map(code -> new Value.Procedure(code, cells)).toList());
  }

  @Override
  void parts(Consumer<Ir> strict, Consumer<Ir> delayed) {
    cases.forEach(strict);
  }
}

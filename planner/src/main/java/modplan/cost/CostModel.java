package modplan.cost;

import java.util.List;
import modplan.syntax.ModuleName;

/** Says what modules and processes cost. */
public interface CostModel {
  /**
   * The cost of one module.
   *
   * @param features of its source
   * @param optLevel 0 to 3, as in {@code guild compile -O}
   */
  ModuleCost module(ModuleName name, Features features, int optLevel);

  /**
   * What a model is asked about.
   *
   * @param features of its source
   * @param optLevel 0 to 3
   */
  record Subject(ModuleName name, Features features, int optLevel) {}

  /** The model to ask about some modules, now that it is known which there are. */
  default CostModel forModules(List<Subject> modules) {
    return this;
  }

  /** The cost of a process. */
  ProcessCost process();
}

package modplan.cost;

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

  /** The cost of a process. */
  ProcessCost process();
}

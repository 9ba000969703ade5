package modplan.partition;

/**
 * Keeps every edge of a DAG from leading to an earlier block (Moreira, Popp, Schulz 2017): then the
 * block numbers are a topological order of the quotient graph, which is thereby acyclic.
 */
final class AcyclicRule implements MoveRule {
  private final Dag dag;

  AcyclicRule(Dag dag) {
    this.dag = dag;
  }

  @Override
  public boolean allows(int[] block, int v, int t) {
    for (int i = dag.predecessorStart[v]; i < dag.predecessorStart[v + 1]; i++) {
      if (block[dag.predecessors[i]] > t) {
        return false;
      }
    }
    for (int i = dag.successorStart[v]; i < dag.successorStart[v + 1]; i++) {
      if (block[dag.successors[i]] < t) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int[] affectedBy(int v) {
    int before = dag.predecessorStart[v + 1] - dag.predecessorStart[v];
    int after = dag.successorStart[v + 1] - dag.successorStart[v];
    int[] affected = new int[before + after];
    System.arraycopy(dag.predecessors, dag.predecessorStart[v], affected, 0, before);
    System.arraycopy(dag.successors, dag.successorStart[v], affected, before, after);
    return affected;
  }
}

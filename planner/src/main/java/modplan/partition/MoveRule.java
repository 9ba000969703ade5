package modplan.partition;

/** Which moves a refiner may make, beyond the capacities. */
interface MoveRule {
  /** Every move. */
  MoveRule FREE =
      new MoveRule() {
        private final int[] nobody = {};

        @Override
        public boolean allows(int[] block, int v, int t) {
          return true;
        }

        @Override
        public int[] affectedBy(int v) {
          return nobody;
        }
      };

  /** Whether v may go to block t as the blocks are now. */
  boolean allows(int[] block, int v, int t);

  /** The vertices whose allowed moves may change when v moves. */
  int[] affectedBy(int v);
}

package modplan.project;

/**
 * What else a run takes notes of that goes with all that it keeps: whoever uses what was kept has
 * to count as if it had found it itself.
 */
public interface KeptNotes {
  /** For what follows from all that it is kept for. */
  KeptNotes NONE =
      new KeptNotes() {
        @Override
        public byte[] write() {
          return new byte[0];
        }

        @Override
        public void add(byte[] earlier) {}
      };

  /** The notes so far. */
  byte[] write();

  /**
   * Adds the notes of an earlier run.
   *
   * @throws IllegalArgumentException if nobody wrote them
   * @throws IndexOutOfBoundsException likewise
   */
  void add(byte[] earlier);
}

package modplan.project;

import modplan.module.FactsInput;
import modplan.module.FactsOutput;

/**
 * What else a run takes notes of that goes with all that it keeps: whoever uses what was kept has
 * to count as if it had found it itself.
 */
public interface KeptNotes {
  /** For what follows from all that it is kept for. */
  KeptNotes NONE =
      new KeptNotes() {
        @Override
        public void write(FactsOutput out) {}

        @Override
        public void add(FactsInput.Cursor in) {}
      };

  /** Appends the notes so far. */
  void write(FactsOutput out);

  /**
   * Adds the notes that an earlier run has written.
   *
   * @throws IllegalArgumentException if nobody wrote them
   * @throws IndexOutOfBoundsException likewise
   */
  void add(FactsInput.Cursor in);
}

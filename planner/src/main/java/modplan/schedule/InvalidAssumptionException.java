package modplan.schedule;

/** Somebody assumes a change of what is not there. */
public final class InvalidAssumptionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidAssumptionException(String message) {
    super(message);
  }
}

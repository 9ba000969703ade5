package modplan.emit;

/** A name that the build tool cannot be told; the message says which and why. */
public final class UnquotableNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnquotableNameException(String message) {
    super(message);
  }
}

package modplan.partition;

/** A hypergraph file that cannot be read as one; the message is {@code file:line: what}. */
public final class InvalidHypergraphException extends Exception {
  private final String file;
  private final int line;

  InvalidHypergraphException(String file, int line, String what) {
    super(file + ":" + line + ": " + what);
    this.file = file;
    this.line = line;
  }

  public String file() {
    return file;
  }

  /** The line the message is about, from 1. */
  public int line() {
    return line;
  }
}

package modplan.project;

/**
 * A file as it was when it was read.
 *
 * @param hash SHA-256 of its content, or {@link #UNSETTLED}
 * @param signature {@link FileSignature#NONE} where the system has none
 */
public record SourceState(String hash, FileSignature signature) {
  /** Stands for the content of a file that was being written. It is no content's hash. */
  public static final String UNSETTLED = "unsettled";

  /** The same file with a content that nobody knows. */
  public SourceState unsettled() {
    return new SourceState(UNSETTLED, signature);
  }

  public boolean isSettled() {
    return !hash.equals(UNSETTLED);
  }
}

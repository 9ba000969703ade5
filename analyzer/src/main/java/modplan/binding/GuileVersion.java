package modplan.binding;

/** The versions of Guile whose behaviour is known. */
public enum GuileVersion {
  V2_2("2.2"),
  V3_0("3.0");

  private final String text;

  GuileVersion(String text) {
    this.text = text;
  }

  /** As users write it. */
  public String text() {
    return text;
  }

  /** The version that users write as {@code 3.0} or {@code 3.0.8}; {@code 3.0} if it is neither. */
  public static GuileVersion of(String text) {
    return text.startsWith("2.") ? V2_2 : V3_0;
  }
}

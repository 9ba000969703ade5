package modplan.project;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Guile that the tree is meant for.
 *
 * @param micro the third number; {@link #LATEST} if the user named a series only
 */
public record GuileVersion(int major, int minor, int micro) implements Comparable<GuileVersion> {
  public static final int LATEST = Integer.MAX_VALUE;
  public static final GuileVersion V2_2 = new GuileVersion(2, 2, LATEST);
  public static final GuileVersion V3_0 = new GuileVersion(3, 0, LATEST);

  private static final Pattern SYNTAX =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");

  /**
   * Reads {@code 3.0} or {@code 2.2.3}.
   *
   * @throws UsageException if the text is no version, or one that modplan knows nothing about
   */
  public static GuileVersion parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          "%s is no version of Guile; write 3.0, 2.2 or, say, 2.2.3".formatted(text));
    }
    String micro = matcher.group(3);
    GuileVersion version =
        new GuileVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            micro == null ? LATEST : Integer.parseInt(micro));
    boolean known =
        (version.major == 3 && version.minor == 0) || (version.major == 2 && version.minor == 2);
    if (!known) {
      throw new UsageException("modplan knows Guile 2.2 and 3.0, not " + text);
    }
    return version;
  }

  public boolean isBefore(int otherMajor, int otherMinor, int otherMicro) {
    return compareTo(new GuileVersion(otherMajor, otherMinor, otherMicro)) < 0;
  }

  /** {@code 3.0}. */
  public String series() {
    return major + "." + minor;
  }

  @Override
  public int compareTo(GuileVersion other) {
    if (major != other.major) {
      return Integer.compare(major, other.major);
    }
    return minor != other.minor
        ? Integer.compare(minor, other.minor)
        : Integer.compare(micro, other.micro);
  }

  @Override
  public String toString() {
    return micro == LATEST ? series() : series() + "." + micro;
  }
}

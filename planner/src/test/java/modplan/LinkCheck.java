package modplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All compiled files of a build in one process: what one module has of another must be there. */
public final class LinkCheck {
  private LinkCheck() {}

  /**
   * What the check printed and how it ended.
   *
   * @param text ends with the number of names that are not there
   */
  public record Result(int exitCode, String text) {}

  /**
   * Loads the compiled files of a build.
   *
   * @param sources directories of modules that are not in it
   */
  public static Result of(Path build, Path... sources) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("guile", "--no-auto-compile", "-s", script(), build.toString()),
                Stream.of(sources).map(Path::toString))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private static String script() {
    try {
      return Path.of(
              Objects.requireNonNull(LinkCheck.class.getResource("/modplan/emit/link-check.scm"))
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails if a name is not there. */
  public static void assertFits(Path build, String what) throws IOException, InterruptedException {
    Result result = of(build);
    assertThat(result.exitCode()).as("%s: %s", what, result.text()).isZero();
    assertThat(result.text()).as(what).endsWith(" 0 unresolved\n").doesNotStartWith("0 files");
  }
}

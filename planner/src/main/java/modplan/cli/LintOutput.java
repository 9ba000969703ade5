package modplan.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import modplan.project.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * One report of a run.
 *
 * @param file where it goes; null for standard output
 */
record LintOutput(Format format, @Nullable String file) {
  enum Format {
    text,
    json,
    sarif,
    github,
    gitlab,
    checkstyle,
    rdjsonl
  }

  /**
   * The reports that are wanted.
   *
   * @param wanted each a format, perhaps with a file of its own behind a colon
   * @param output where one without a file goes; null for standard output
   */
  static List<LintOutput> of(List<String> wanted, @Nullable String output, Session session) {
    List<LintOutput> outputs = new ArrayList<>();
    for (String each : wanted) {
      int colon = each.indexOf(':');
      Format format = format(colon < 0 ? each : each.substring(0, colon));
      String file = colon < 0 ? output : each.substring(colon + 1);
      if (colon >= 0 && each.endsWith(":")) {
        throw new UsageException(
            "--format %s names no file; write --format %s or %sreport.txt"
                .formatted(each, format, each));
      }
      for (LintOutput other : outputs) {
        if (String.valueOf(other.file()).equals(String.valueOf(file))) {
          throw new UsageException(
              "--format %s and --format %s go to the same place; write --format %s:FILE"
                  .formatted(other.format(), format, format));
        }
      }
      outputs.add(new LintOutput(format, file));
    }
    boolean ownFiles = wanted.stream().allMatch(each -> each.contains(":"));
    if (wanted.isEmpty()) {
      boolean github = "true".equals(session.environment().get("GITHUB_ACTIONS"));
      outputs.add(new LintOutput(github && output == null ? Format.github : Format.text, output));
    } else if (ownFiles && output != null) {
      throw new UsageException(
          "-o %s: every --format has a file of its own already".formatted(output));
    }
    return outputs;
  }

  private static Format format(String name) {
    return Arrays.stream(Format.values())
        .filter(format -> format.name().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--format is one of %s, not '%s'"
                        .formatted(
                            Arrays.stream(Format.values())
                                .map(Format::name)
                                .collect(Collectors.joining(", ")),
                            name)));
  }
}

package modplan.rule;

import java.util.stream.Stream;
import modplan.source.Location;

/** Reports files and directories of which nothing could be read. */
final class UnreadableFileRule extends NamedRule {
  UnreadableFileRule() {
    super("unreadable-file", Severity.ERROR, "a file cannot be read, or is not text");
  }

  @Override
  public Stream<Finding> check(Analysis analysis) {
    return analysis.project().unreadable().stream()
        .map(
            file ->
                Finding.at(file.file(), new Location(1, 1))
                    .help("make it readable, or leave it out with --exclude")
                    .key(file.file(), "", "")
                    .finding(
                        this,
                        severity(),
                        "cannot %s: %s"
                            .formatted(
                                file.isDirectory() ? "list this directory" : "read this file",
                                file.reason())));
  }
}

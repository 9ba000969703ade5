package modplan.cli;

import picocli.CommandLine.Option;

/** {@code --format} of commands that write a report as text or JSON. */
final class ReportFormat {
  enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  Format format = Format.text;

  boolean isJson() {
    return format == Format.json;
  }
}

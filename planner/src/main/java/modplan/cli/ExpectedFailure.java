package modplan.cli;

import java.util.List;
import modplan.load.Mode;
import modplan.rule.Failure;
import modplan.rule.Finding;
import modplan.rule.Severity;
import org.jspecify.annotations.Nullable;

/** What Guile should say about a finding: as the rule has it, or as its kind of problem shows. */
final class ExpectedFailure {
  private ExpectedFailure() {}

  /** Null if nothing is known to fail. */
  static @Nullable Failure of(Finding finding) {
    if (finding.failure() != null) {
      return finding.failure();
    }
    String module = finding.module();
    if (module == null || finding.severity() != Severity.ERROR) {
      return null;
    }
    String to = finding.key().to();
    String symbol = finding.key().symbol();
    return switch (finding.rule()) {
      case "unresolved-import" ->
          new Failure(
              Mode.LOAD_SOURCE,
              Failure.Effect.FAILS,
              List.of(module),
              List.of(),
              "no-code-for-module",
              to,
              "no code for module " + to);
      case "missing-export" ->
          new Failure(
              Mode.LOAD_SOURCE,
              Failure.Effect.FAILS,
              List.of(module),
              List.of(),
              "missing-export",
              symbol,
              "no binding `" + symbol + "'");
      case "autoload-missing-binding" ->
          new Failure(
              Mode.COMPILE,
              Failure.Effect.WARNS,
              List.of(module),
              List.of(),
              "",
              symbol,
              "Failed to autoload " + symbol);
      default -> null;
    };
  }
}

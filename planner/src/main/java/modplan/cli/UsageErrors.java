package modplan.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One helpful line for a wrong command line. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
  private final Session session;

  UsageErrors(Session session) {
    this.session = session;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong arguments");
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched && !command.getSubcommands().isEmpty()) {
      String given = unmatched.getUnmatched().get(0);
      message =
          "there is no command '%s'; there are %s"
              .formatted(given, String.join(", ", command.getSubcommands().keySet()));
    }
    session.err().println("modplan: %s (see '%s --help')".formatted(message, name));
    return ExitCode.USAGE;
  }
}

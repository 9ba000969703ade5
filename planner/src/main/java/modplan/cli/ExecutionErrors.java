package modplan.cli;

import modplan.project.UsageException;
import picocli.CommandLine;

/** Turns what a command throws into a message and an exit code. */
final class ExecutionErrors implements CommandLine.IExecutionExceptionHandler {
  private final Session session;

  ExecutionErrors(Session session) {
    this.session = session;
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, CommandLine.ParseResult result) {
    if (e instanceof UsageException) {
      session.err().println("modplan: " + e.getMessage());
      return ExitCode.USAGE;
    }
    session.err().println("modplan: internal error; please report it with the lines below");
    e.printStackTrace(session.err());
    return ExitCode.INTERNAL;
  }
}

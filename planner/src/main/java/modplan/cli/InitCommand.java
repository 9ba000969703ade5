package modplan.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import modplan.project.ConfigReader;
import modplan.project.Project;
import modplan.project.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Write a modplan.toml with comments that fits the tree, into the current directory.",
      "-o FILE writes elsewhere, -o - prints."
    },
    footer = {"", ExitCode.HELP})
final class InitCommand implements Callable<Integer> {
  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(names = "--force", description = "Replace the file if it is there already.")
  boolean force;

  InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    arguments.noConfig = true; // it is about to be made
    String name = arguments.output == null ? ConfigReader.FILE_NAME : arguments.output;
    Path file = session.workingDirectory().resolve(name);
    boolean prints = name.equals("-");
    if (!prints && !force && Files.exists(file)) {
      throw new UsageException(
          "%s is there already; edit it, replace it with --force, or print with -o -"
              .formatted(name));
    }
    Project project = arguments.read(session);
    List<String> roots = TreeSettings.roots(project);
    if (!roots.equals(arguments.roots)) {
      arguments.roots = new ArrayList<>(roots);
      project = arguments.read(session);
    }
    session.write(name, TreeSettings.of(project, arguments.loadPath(session)).text());
    if (!prints && !arguments.quiet) {
      session
          .err()
          .println("modplan: wrote %s; look at it, then run: modplan lint".formatted(name));
    }
    return arguments.exitCode(project);
  }
}

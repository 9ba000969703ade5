package modplan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.guile.GuileInstallation;
import modplan.guile.Outcome;
import modplan.guile.Trial;
import modplan.guile.Trials;
import modplan.module.ModuleFact;
import modplan.project.IoErrors;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.UsageException;
import modplan.rule.AnalysisOptions;
import modplan.rule.Confirmation;
import modplan.rule.Confirmation.Verdict;
import modplan.rule.Failure;
import modplan.rule.Finding;
import modplan.rule.LintReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which lint runs Guile to see whether it is right. */
final class ConfirmArguments {
  /** Another entry may be free of what keeps the first one from getting that far. */
  private static final int MOST_ENTRIES = 3;

  @Option(
      names = "--confirm",
      description =
          "RUNS CODE OF THE TREE: load or compile the failing entry of each finding with Guile, and"
              + " say whether it fails as expected. Only for trees that you trust.")
  boolean confirm;

  @Option(
      names = "--confirm-loads",
      description =
          "The same as --confirm, and compile each module for which it is reported that this loads"
              + " an autoloaded module; takes as long as compiling them.")
  boolean loads;

  @Option(
      names = "--confirm-timeout",
      paramLabel = "SECONDS",
      description = "The longest that one entry may take with --confirm; default ${DEFAULT-VALUE}.",
      defaultValue = "60")
  int seconds = 60;

  @Option(
      names = "--guile",
      paramLabel = "PROGRAM",
      description = "The Guile that --confirm runs; default ${DEFAULT-VALUE}.",
      defaultValue = "guile")
  String program = "guile";

  /** The report with Guile's answers, if they are wanted. */
  LintReport ask(
      LintReport report,
      Project project,
      AnalysisOptions options,
      ProjectArguments arguments,
      Session session) {
    if (!confirm && !loads) {
      return report;
    }
    if (seconds < 1) {
      throw new UsageException("--confirm-timeout must be at least 1, was " + seconds);
    }
    GuileInstallation guile = guile(options);
    Asking asking = new Asking(report, project, options, loads);
    try {
      List<Path> loadPath = new ArrayList<>();
      project.roots().forEach(root -> loadPath.add(absolute(root.directory())));
      arguments
          .loadPath(session)
          .forEach(each -> loadPath.add(absolute(session.workingDirectory().resolve(each))));
      Trials trials = new Trials(guile, loadPath.get(0), loadPath, Duration.ofSeconds(seconds));
      for (int round = 0; round < MOST_ENTRIES; round++) {
        asking.hear(trials.run(asking.next(round), Runtime.getRuntime().availableProcessors()));
      }
    } catch (IOException e) {
      throw new UsageException("cannot run %s: %s".formatted(program, IoErrors.reason(e)));
    }
    LintReport answered = report.confirmed(asking.answers::get);
    if (!arguments.quiet) {
      session
          .err()
          .println(
              "modplan: Guile %s: %d confirmed, %d not reproduced, %d not tried"
                  .formatted(
                      guile.version(),
                      answered.count(Verdict.CONFIRMED),
                      answered.count(Verdict.NOT_REPRODUCED),
                      answered.count(Verdict.NOT_TRIED)));
    }
    return answered;
  }

  private GuileInstallation guile(AnalysisOptions options) {
    GuileInstallation guile;
    try {
      guile = GuileInstallation.of(program);
    } catch (IOException e) {
      throw new UsageException(
          "cannot run %s: %s; name a Guile with --guile PROGRAM"
              .formatted(program, IoErrors.reason(e)));
    }
    String series = options.guileVersion().series();
    if (!guile.series().equals(series)) {
      throw new UsageException(
          "%s is Guile %s, but the findings are for %s; name another with --guile PROGRAM"
              .formatted(program, guile.version(), series));
    }
    return guile;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Who is asked what, and what is known so far. */
  private static final class Asking {
    private final Map<Finding, Confirmation> answers = new HashMap<>();
    private final Map<Finding, Failure> open = new HashMap<>();
    private final List<Finding> findings;
    private final Map<String, ProjectFile> files = new HashMap<>();
    private final Project project;
    private final AnalysisOptions options;
    private final Map<Finding, Trial> asked = new HashMap<>();

    Asking(LintReport report, Project project, AnalysisOptions options, boolean loads) {
      this.project = project;
      this.options = options;
      this.findings = report.findings();
      for (ProjectFile file : project.files()) {
        for (ModuleFact module : file.facts().modules()) {
          files.putIfAbsent(module.name().toString(), file);
        }
        files.put(file.facts().file(), file); // no module, or not where an import finds it
      }
      for (Finding finding : findings) {
        Failure failure = finding.failure();
        String reason = whyNot(failure, loads);
        if (failure == null || reason != null) {
          answers.put(finding, notTried(String.valueOf(reason)));
        } else {
          open.put(finding, failure);
        }
      }
    }

    private static @Nullable String whyNot(@Nullable Failure failure, boolean loads) {
      if (failure == null) {
        return "nothing that fails is known for it";
      }
      if (failure.effect() == Failure.Effect.LATER) {
        return "it shows only when the code is called";
      }
      if (failure.effect() == Failure.Effect.LOADS && !loads) {
        return "--confirm-loads tries it";
      }
      return Trial.canBeTried(failure.mode()) ? null : "it shows only with compiled files";
    }

    private static Confirmation notTried(String reason) {
      return new Confirmation(Verdict.NOT_TRIED, "", reason);
    }

    /** One trial for each finding that is open, with its next entry. */
    List<Trial> next(int round) {
      asked.clear();
      Set<Trial> trials = new LinkedHashSet<>();
      for (Finding finding : findings) {
        Failure failure = open.get(finding);
        String entry =
            failure == null || failure.entries().size() <= round
                ? null
                : failure.entries().get(round);
        ProjectFile file = entry == null ? null : files.get(entry);
        if (failure != null && entry != null && file != null) {
          Path source = absolute(project.roots().get(file.root()).directory().resolve(file.path()));
          Trial trial =
              new Trial(failure.mode(), entry, source, options.optimisation().of(file.path()));
          trials.add(trial);
          asked.put(finding, trial);
        }
      }
      return List.copyOf(trials);
    }

    void hear(Map<Trial, Outcome> outcomes) {
      asked.forEach(
          (finding, trial) -> {
            Outcome outcome = outcomes.get(trial);
            Failure failure = open.get(finding);
            if (outcome != null && failure != null) {
              Confirmation answer = answer(trial, outcome, failure);
              answers.put(finding, answer);
              if (answer.verdict() == Verdict.CONFIRMED) {
                open.remove(finding);
              }
            }
          });
      for (Finding finding : List.copyOf(open.keySet())) {
        answers.putIfAbsent(finding, notTried("its entry is not in the roots"));
      }
    }

    private static Confirmation answer(Trial trial, Outcome outcome, Failure failure) {
      if (failure.effect() == Failure.Effect.LOADS) {
        return loads(trial, outcome, failure.name());
      }
      String line = outcome.lineThatSays(failure.says());
      if (line != null) {
        return new Confirmation(Verdict.CONFIRMED, trial.module(), line);
      }
      if (!outcome.ended()) {
        return new Confirmation(
            Verdict.NOT_TRIED, trial.module(), "Guile did not come to an end in time");
      }
      String error = outcome.error();
      if (error != null) {
        return new Confirmation(
            Verdict.NOT_TRIED, trial.module(), "another error comes first: " + error);
      }
      return new Confirmation(Verdict.NOT_REPRODUCED, trial.module(), "Guile did not complain");
    }

    private static Confirmation loads(Trial trial, Outcome outcome, String module) {
      if (outcome.hasLoaded(module)) {
        return new Confirmation(Verdict.CONFIRMED, trial.module(), "Guile has loaded " + module);
      }
      String error = outcome.error();
      String unknown =
          outcome.hadBefore(module)
              ? module + " is in memory before anything is compiled"
              : outcome.ended() ? error : "Guile did not come to an end in time";
      return unknown == null
          ? new Confirmation(
              Verdict.NOT_REPRODUCED, trial.module(), "Guile has not loaded " + module)
          : new Confirmation(Verdict.NOT_TRIED, trial.module(), unknown);
    }
  }
}

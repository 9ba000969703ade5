package modplan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import modplan.partition.Effort;
import modplan.partition.HmetisReader;
import modplan.partition.Hypergraph;
import modplan.partition.InvalidHypergraphException;
import modplan.partition.Partition;
import modplan.partition.PartitionConfig;
import modplan.partition.PartitionWriter;
import modplan.partition.Partitioner;
import modplan.project.IoErrors;
import modplan.project.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "partition",
    mixinStandardHelpOptions = true,
    description = {
      "Split a hypergraph into k balanced blocks with as little km1 as can be found.",
      "Reads hMetis format (fmt 0, 1, 10, 11), writes the block of each vertex on a line."
    },
    footer = {"", ExitCode.HELP})
final class PartitionCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE.hgr", description = "The hypergraph.")
  String file = "";

  @Option(names = "-k", required = true, paramLabel = "K", description = "How many blocks.")
  int k;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description =
          "No block weighs more than max((1 + E) * ceil(total / k), heaviest vertex); default"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "0.03")
  double epsilon = 0.03;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same blocks; default ${DEFAULT-VALUE}.",
      defaultValue = "1")
  long seed = PartitionConfig.DEFAULT_SEED;

  @Option(
      names = "--effort",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "DEFAULT")
  Effort effort = Effort.DEFAULT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PART",
      description = "Write the blocks to this file; - is standard output.")
  @Nullable String output;

  @Option(names = "--quiet", description = "Print nothing but the blocks.")
  boolean quiet;

  @Option(names = "--threads", paramLabel = "N", hidden = true)
  int threads = Runtime.getRuntime().availableProcessors();

  PartitionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Hypergraph hypergraph = read();
    Partition partition;
    try {
      partition =
          Partitioner.partition(
              hypergraph,
              PartitionConfig.of(k, epsilon)
                  .withSeed(seed)
                  .withEffort(effort)
                  .withThreads(Math.max(1, threads)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    StringBuilder blocks = new StringBuilder();
    PartitionWriter.write(partition, blocks);
    session.write(output, blocks.toString());
    if (!quiet) {
      session
          .err()
          .printf(
              Locale.ROOT,
              "modplan: km1 %d, %d nets cut, heaviest block %d of at most %d%n",
              partition.km1(),
              partition.cut(),
              Arrays.stream(partition.blockWeights()).max().orElse(0),
              Arrays.stream(partition.capacities()).max().orElse(0));
    }
    if (!partition.isBalanced()) {
      session
          .err()
          .printf(
              "modplan: found no balanced blocks: %d too much weight is left; try a larger"
                  + " --epsilon%n",
              partition.overload());
      return ExitCode.INFEASIBLE;
    }
    return ExitCode.CLEAN;
  }

  private Hypergraph read() {
    try {
      return HmetisReader.parse(file, Files.readAllBytes(session.workingDirectory().resolve(file)));
    } catch (InvalidHypergraphException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("cannot read %s: %s".formatted(file, IoErrors.reason(e)));
    }
  }
}

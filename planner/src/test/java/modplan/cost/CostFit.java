package modplan.cost;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import modplan.cost.MeasuredModules.Known;

/**
 * Fits the coefficients of {@link PredictedCosts} and prints how well they predict modules that the
 * fit has not seen: {@code OUTPUT TREE CONFIG COSTS.tsv [TREE CONFIG LOG SPEED]...}. The table has
 * tabs, a header line and the columns {@code file, compile_cpu, load_src_cpu} in seconds, empty
 * where nothing was measured; each configuration says which file is compiled with which
 * optimisation. Logs of builds say what compiling takes in memory, and add modules that are
 * compiled with -O0 or -O1; SPEED is how many of their seconds are one of the table, or - if their
 * times do not count.
 */
final class CostFit {
  private static final int FOLDS = 10;
  private static final long SEED = 1;
  private static final double MICROS = 1e6;
  private static final double KIB = 1024;

  /** A module belongs to the first that its file begins with. */
  private static final List<String> GROUPS =
      List.of("gnu/packages/", "gnu/services/", "gnu/", "guix/", "");

  /** What each cost may depend on; what does not help gets the coefficient 0 and is left out. */
  private static final Map<String, List<String>> CANDIDATES =
      Map.of(
          Coefficients.COMPILE_HIGH,
          List.of(
              Features.BYTES,
              Features.NODES,
              Features.EXPORTS,
              Features.OWN_MACRO_NODES,
              "peg-patterns",
              "configurations",
              "configuration-nodes",
              "record-nodes",
              "guix-record-nodes",
              "immutable-records",
              "json-mappings",
              "gexps",
              "service-records"),
          Coefficients.COMPILE_LOW,
          List.of(
              Features.NODES,
              Features.OWN_MACRO_NODES,
              "record-nodes",
              "packages",
              "gexps",
              "service-records"),
          Coefficients.LOAD_SOURCE,
          List.of(Features.BYTES, Features.NODES, "packages", "gexps"),
          Coefficients.MEMORY_LOW,
          List.of(Features.BYTES),
          Coefficients.MEMORY_HIGH,
          List.of(
              Features.NODES,
              Features.OWN_MACRO_NODES,
              "peg-patterns",
              "configurations",
              "configuration-nodes",
              "record-nodes"));

  /** The model before: proportional to bytes. */
  private static final List<String> BYTES_ONLY = List.of(Features.BYTES);

  /** Seconds or MiB. */
  private record Sample(String file, Features features, double amount) {}

  private CostFit() {}

  public static void main(String[] arguments) throws IOException {
    Path table = Path.of(arguments[3]);
    Map<String, Known> modules = MeasuredModules.read(Path.of(arguments[1]), Path.of(arguments[2]));
    Map<String, Double> compile = MeasuredModules.column(table, "compile_cpu");
    List<Sample> low = samples(modules, compile, 0, 1);
    List<Sample> memoryLow = new ArrayList<>();
    List<Sample> memoryHigh = new ArrayList<>();
    for (int i = 4; i + 3 < arguments.length; i += 4) {
      Map<String, Known> others =
          MeasuredModules.read(Path.of(arguments[i]), Path.of(arguments[i + 1]));
      Path log = Path.of(arguments[i + 2]);
      if (!arguments[i + 3].equals("-")) {
        double speed = Double.parseDouble(arguments[i + 3]);
        low.addAll(samples(others, MeasuredModules.log(log, others, speed), 0, 1));
      }
      Map<String, Double> memory = MeasuredModules.memory(log, others);
      memoryLow.addAll(samples(others, memory, 0, 1));
      memoryHigh.addAll(samples(others, memory, 2, 3));
    }
    StringBuilder out = new StringBuilder(header(table));
    System.out.println(
        "| cost | modules | measured, s or MiB | model | total off | error / total | median off | R2 |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    fit(Coefficients.COMPILE_LOW, low, MICROS, out);
    fit(Coefficients.COMPILE_HIGH, samples(modules, compile, 2, 3), MICROS, out);
    fit(
        Coefficients.LOAD_SOURCE,
        samples(modules, MeasuredModules.column(table, "load_src_cpu"), 0, 3),
        MICROS,
        out);
    fit(Coefficients.MEMORY_LOW, memoryLow, KIB, out);
    fit(Coefficients.MEMORY_HIGH, memoryHigh, KIB, out);
    Files.writeString(Path.of(arguments[0]), out.toString(), StandardCharsets.UTF_8);
  }

  private static String header(Path table) {
    return """
        # Made by modplan.cost.CostFit (docs/cost-model.md says how to repeat it) from %s.
        # cost, feature (features.txt), microseconds of CPU or, of memory, KiB for one of it; separated by tabs.
        """
        .formatted(table.getFileName());
  }

  private static List<Sample> samples(
      Map<String, Known> modules, Map<String, Double> amounts, int from, int to) {
    List<Sample> samples = new ArrayList<>();
    modules.forEach(
        (file, known) -> {
          Double measured = amounts.get(file);
          if (measured != null && known.optLevel() >= from && known.optLevel() <= to) {
            samples.add(new Sample(file, known.features(), measured));
          }
        });
    return samples;
  }

  /** One of what is measured is so many of what the coefficients are in. */
  private static void fit(String cost, List<Sample> samples, double units, StringBuilder out) {
    List<String> features = CANDIDATES.getOrDefault(cost, List.of());
    double[] coefficients = NonNegativeFit.fit(rows(samples, features), amounts(samples));
    for (int i = 0; i < coefficients.length; i++) {
      String amount = String.format(Locale.ROOT, "%.4g", coefficients[i] * units);
      if (Double.parseDouble(amount) > 0) {
        out.append(cost).append('\t').append(features.get(i)).append('\t');
        out.append(new BigDecimal(amount).stripTrailingZeros().toPlainString());
        out.append('\n');
      }
    }
    double[] bytes = crossValidated(samples, BYTES_ONLY);
    double[] all = crossValidated(samples, features);
    report(cost, samples, bytes, all);
    for (String group : GROUPS) {
      int[] rows =
          IntStream.range(0, samples.size())
              .filter(i -> group.equals(group(samples.get(i))))
              .toArray();
      if (rows.length > 2 && rows.length < samples.size()) {
        List<Sample> some = Arrays.stream(rows).mapToObj(samples::get).toList();
        String name = "%s, %s".formatted(cost, group.isEmpty() ? "others" : group);
        report(name, some, pick(bytes, rows), pick(all, rows));
      }
    }
  }

  private static String group(Sample sample) {
    return GROUPS.stream().filter(sample.file()::startsWith).findFirst().orElse("");
  }

  private static double[] pick(double[] values, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }

  private static double[][] rows(List<Sample> samples, List<String> features) {
    double[][] rows = new double[samples.size()][features.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < features.size(); f++) {
        rows[i][f] = samples.get(i).features().count(features.get(f));
      }
    }
    return rows;
  }

  private static double[] amounts(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::amount).toArray();
  }

  /** Each module predicted by coefficients that were fitted without a tenth that it is in. */
  private static double[] crossValidated(List<Sample> samples, List<String> features) {
    int[] fold = new int[samples.size()];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < fold.length; i++) { // shuffled, folds of equal size
      int other = random.nextInt(i + 1);
      fold[i] = fold[other];
      fold[other] = i % FOLDS;
    }
    double[] predicted = new double[fold.length];
    for (int f = 0; f < FOLDS; f++) {
      List<Sample> others = new ArrayList<>();
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] != f) {
          others.add(samples.get(i));
        }
      }
      double[] coefficients = NonNegativeFit.fit(rows(others, features), amounts(others));
      double[][] rows = rows(samples, features);
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] == f) {
          predicted[i] = NonNegativeFit.value(rows[i], coefficients);
        }
      }
    }
    return predicted;
  }

  private static void report(String name, List<Sample> samples, double[] bytes, double[] all) {
    print(name, "bytes", samples, new PredictionError(amounts(samples), bytes));
    print("", "features", samples, new PredictionError(amounts(samples), all));
  }

  private static void print(
      String name, String model, List<Sample> samples, PredictionError error) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %+.0f %% | %.0f %% | %.0f %% | %.2f |%n",
        name,
        name.isEmpty() ? "" : samples.size(),
        name.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", error.total()),
        model,
        100 * error.totalOff(),
        100 * error.sumOfErrors(),
        100 * error.medianOff(),
        error.rSquared());
  }
}

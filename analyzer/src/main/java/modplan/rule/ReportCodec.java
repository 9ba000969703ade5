package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import modplan.load.Mode;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * Writes reports as bytes and reads them back, for the cache of one version of modplan. Every
 * record is made by its canonical constructor, so that a component more does not compile here;
 * {@code ReportCodecTest} sees whether it is written, too.
 */
final class ReportCodec {
  private static final Severity[] SEVERITIES = Severity.values();
  private static final Confidence[] CONFIDENCES = Confidence.values();
  private static final Standing[] STANDINGS = Standing.values();
  private static final Confirmation.Verdict[] VERDICTS = Confirmation.Verdict.values();
  private static final Mode[] MODES = Mode.values();
  private static final Failure.Effect[] EFFECTS = Failure.Effect.values();

  private ReportCodec() {}

  /** Appends a report. */
  static void write(LintReport report, FactsOutput out) {
    list(out, report.all(), judged -> write(judged, out));
    flag(out, report.compared());
    write(report.summary(), out);
  }

  /**
   * The report that was written.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} for bytes that were not
   */
  static LintReport read(FactsInput.Cursor in) {
    return new LintReport(list(in, () -> judged(in)), flag(in), summary(in));
  }

  private static void write(Judged judged, FactsOutput out) {
    write(judged.finding(), out);
    constant(out, judged.standing());
    out.text(judged.reason());
    optional(
        out,
        judged.confirmation(),
        confirmation -> {
          constant(out, confirmation.verdict());
          out.text(confirmation.entry());
          out.text(confirmation.says());
        });
  }

  private static Judged judged(FactsInput.Cursor in) {
    return new Judged(
        finding(in),
        STANDINGS[in.number()],
        in.text(),
        optional(in, () -> new Confirmation(VERDICTS[in.number()], in.text(), in.text())));
  }

  private static void write(Finding finding, FactsOutput out) {
    out.text(finding.rule());
    constant(out, finding.severity());
    constant(out, finding.confidence());
    out.text(finding.message());
    out.text(finding.file());
    write(finding.location(), out);
    optional(out, finding.module(), out::text);
    list(
        out,
        finding.related(),
        place -> {
          out.text(place.file());
          write(place.location(), out);
          out.text(place.message());
        });
    list(out, finding.notes(), out::text);
    optional(out, finding.help(), out::text);
    optional(out, finding.failure(), failure -> write(failure, out));
    optional(
        out,
        finding.cause(),
        cause -> {
          out.text(cause.name());
          number(out, cause.weight());
        });
    out.text(finding.key().from());
    out.text(finding.key().to());
    out.text(finding.key().symbol());
  }

  private static Finding finding(FactsInput.Cursor in) {
    return new Finding(
        in.text(),
        SEVERITIES[in.number()],
        CONFIDENCES[in.number()],
        in.text(),
        in.text(),
        location(in),
        optional(in, in::text),
        list(in, () -> new Place(in.text(), location(in), in.text())),
        list(in, in::text),
        optional(in, in::text),
        optional(in, () -> failure(in)),
        optional(in, () -> new Finding.Cause(in.text(), in.number())),
        new Finding.Key(in.text(), in.text(), in.text()));
  }

  private static void write(Failure failure, FactsOutput out) {
    constant(out, failure.mode());
    constant(out, failure.effect());
    list(out, failure.entries(), out::text);
    list(out, failure.stack(), out::text);
    out.text(failure.errorClass());
    out.text(failure.name());
    out.text(failure.says());
  }

  private static Failure failure(FactsInput.Cursor in) {
    return new Failure(
        MODES[in.number()],
        EFFECTS[in.number()],
        list(in, in::text),
        list(in, in::text),
        in.text(),
        in.text(),
        in.text());
  }

  private static void write(LintSummary summary, FactsOutput out) {
    number(out, summary.files());
    number(out, summary.modules());
    number(out, summary.imports());
    number(out, summary.cycles());
    number(out, summary.incomplete());
    number(out, summary.notAnalysed());
    number(out, summary.skippedDirectories());
    number(out, summary.errors());
    number(out, summary.warnings());
    number(out, summary.infos());
  }

  private static LintSummary summary(FactsInput.Cursor in) {
    return new LintSummary(
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number());
  }

  private static void write(Location location, FactsOutput out) {
    number(out, location.line());
    number(out, location.column());
  }

  private static Location location(FactsInput.Cursor in) {
    return new Location(in.number(), in.number());
  }

  // ---------------------------------------------------------------- parts

  @SuppressWarnings("EnumOrdinal") // read by the same program only
  private static void constant(FactsOutput out, Enum<?> constant) {
    number(out, constant.ordinal());
  }

  private static void number(FactsOutput out, int value) {
    out.number((long) value);
  }

  private static void flag(FactsOutput out, boolean value) {
    number(out, value ? 1 : 0);
  }

  private static boolean flag(FactsInput.Cursor in) {
    return in.number() != 0;
  }

  private static <T> void optional(FactsOutput out, @Nullable T value, Consumer<T> write) {
    flag(out, value != null);
    if (value != null) {
      write.accept(value);
    }
  }

  private static <T> @Nullable T optional(FactsInput.Cursor in, Supplier<T> read) {
    return flag(in) ? read.get() : null;
  }

  private static <T> void list(FactsOutput out, List<T> list, Consumer<T> write) {
    number(out, list.size());
    list.forEach(write);
  }

  private static <T> List<T> list(FactsInput.Cursor in, Supplier<T> read) {
    int count = in.count();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(read.get());
    }
    return list;
  }
}

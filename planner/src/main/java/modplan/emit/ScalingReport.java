package modplan.emit;

import java.math.BigDecimal;
import java.util.Locale;
import modplan.report.Json;
import modplan.schedule.ScalingTable;
import modplan.schedule.ScalingTable.Row;
import tools.jackson.core.JsonGenerator;

/** What more workers bring, for people and for programs. */
public final class ScalingReport {
  private static final double MICROS = 1e6;
  private static final int MICRO_DIGITS = 6;

  private ScalingReport() {}

  public static String text(ScalingTable table) {
    StringBuilder out = new StringBuilder();
    out.append("jobs  steps  makespan   at least       CPU    memory  speed-up  best trade\n");
    long base = table.rows().isEmpty() ? 0 : table.rows().get(0).predicted().makespanMicros();
    for (Row row : table.rows()) {
      out.append(
          String.format(
              Locale.ROOT,
              "%4d  %5d %8.1f s %8.1f s %8.1f s %5d MiB %9.2f  %s%n",
              row.jobs(),
              row.steps(),
              row.predicted().makespanMicros() / MICROS,
              row.boundMicros() / MICROS,
              row.predicted().cpuMicros() / MICROS,
              row.predicted().peakRssMiB(),
              (double) base / Math.max(1, row.predicted().makespanMicros()),
              row.isTrade() ? "yes" : "no"));
    }
    return out.toString();
  }

  public static String json(ScalingTable table) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("schemaVersion", "1.0");
          out.writeArrayPropertyStart("plans");
          table.rows().forEach(row -> row(row, out));
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void row(Row row, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("jobs", row.jobs());
    out.writeNumberProperty("steps", row.steps());
    seconds(out, "makespanSeconds", row.predicted().makespanMicros());
    seconds(out, "atLeastSeconds", row.boundMicros());
    seconds(out, "cpuSeconds", row.predicted().cpuMicros());
    out.writeNumberProperty("peakRssMiB", row.predicted().peakRssMiB());
    out.writeBooleanProperty("bestTrade", row.isTrade());
    out.writeEndObject();
  }

  static void seconds(JsonGenerator out, String name, long micros) {
    BigDecimal seconds = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
    out.writeNumberProperty(name, seconds.scale() < 0 ? seconds.setScale(0) : seconds);
  }
}

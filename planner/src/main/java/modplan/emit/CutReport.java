package modplan.emit;

import java.util.Locale;
import modplan.report.Json;
import modplan.schedule.CutAdvice;
import modplan.schedule.DraggingImports;
import tools.jackson.core.JsonGenerator;

/** Which imports to remove or to delay, for people and for programs. */
public final class CutReport {
  private static final double MICROS = 1e6;
  private static final int SHOWN = 10;

  private CutReport() {}

  public static String text(CutAdvice advice) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d jobs: predicted %.1f s, %.1f s of CPU, %d MiB",
        advice.base().jobs(),
        advice.base().predicted().makespanMicros() / MICROS,
        advice.base().predicted().cpuMicros() / MICROS,
        advice.base().predicted().peakRssMiB());
    if (advice.imports().isEmpty()) {
      line(out, "none of %d imports that were planned without saves anything", advice.tried());
    }
    for (CutAdvice.Import each : advice.imports()) {
      line(out, "%s->%s", each.from(), each.to());
      line(
          out,
          "    %s; %s loads %d modules less (%.1f s from source)%s",
          saves(each.saving()),
          each.from(),
          each.lostModules(),
          each.lostMicros() / MICROS,
          each.cycleBefore() > 1
              ? "; its cycle shrinks from %d to %d modules"
                  .formatted(each.cycleBefore(), each.cycleAfter())
              : "");
    }
    for (CutAdvice.Cycle cycle : advice.cycles()) {
      boolean isExact = cycle.atLeast() == cycle.enough().size();
      CutAdvice.Saving saving = cycle.saving();
      line(
          out,
          "cycle of %d modules (%s, ...), %d imports inside: %s%s",
          cycle.members().size(),
          cycle.members().get(0),
          cycle.imports(),
          isExact
              ? "%d must go, for example".formatted(cycle.atLeast())
              : "at least %d must go, %d are enough, for example"
                  .formatted(cycle.atLeast(), cycle.enough().size()),
          saving == null ? "" : " (all of them: %s)".formatted(saves(saving)));
      cycle.enough().stream()
          .limit(SHOWN)
          .forEach(pair -> line(out, "    %s->%s", pair.from(), pair.to()));
      if (cycle.enough().size() > SHOWN) {
        line(out, "    ... and %d more, see the JSON", cycle.enough().size() - SHOWN);
      }
    }
    DraggingImports.Result dragging = advice.dragging();
    if (dragging != null) {
      out.append(DraggingReport.text(dragging, SHOWN));
    }
    return out.toString();
  }

  private static String saves(CutAdvice.Saving saving) {
    return String.format(
        Locale.ROOT,
        "saves %.1f s, %.1f s of CPU, %d MiB",
        saving.makespanMicros() / MICROS,
        saving.cpuMicros() / MICROS,
        saving.rssMiB());
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  public static String json(CutAdvice advice) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("schemaVersion", "1.1");
          out.writeNumberProperty("jobs", advice.base().jobs());
          ScalingReport.seconds(out, "makespanSeconds", advice.base().predicted().makespanMicros());
          ScalingReport.seconds(out, "cpuSeconds", advice.base().predicted().cpuMicros());
          out.writeNumberProperty("peakRssMiB", advice.base().predicted().peakRssMiB());
          out.writeNumberProperty("tried", advice.tried());
          out.writeArrayPropertyStart("imports");
          advice.imports().forEach(each -> oneImport(each, out));
          out.writeEndArray();
          out.writeArrayPropertyStart("cycles");
          advice.cycles().forEach(cycle -> cycle(cycle, out));
          out.writeEndArray();
          DraggingImports.Result dragging = advice.dragging();
          if (dragging != null) {
            DraggingReport.json(dragging, out);
          }
          out.writeEndObject();
        });
  }

  private static void oneImport(CutAdvice.Import each, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("from", each.from().toString());
    out.writeStringProperty("to", each.to().toString());
    out.writeNumberProperty("lostModules", each.lostModules());
    ScalingReport.seconds(out, "lostLoadSeconds", each.lostMicros());
    out.writeNumberProperty("cycleBefore", each.cycleBefore());
    out.writeNumberProperty("cycleAfter", each.cycleAfter());
    saving(each.saving(), out);
    out.writeEndObject();
  }

  private static void saving(CutAdvice.Saving saving, JsonGenerator out) {
    ScalingReport.seconds(out, "savedMakespanSeconds", saving.makespanMicros());
    ScalingReport.seconds(out, "savedCpuSeconds", saving.cpuMicros());
    out.writeNumberProperty("savedPeakRssMiB", saving.rssMiB());
  }

  private static void cycle(CutAdvice.Cycle cycle, JsonGenerator out) {
    out.writeStartObject();
    out.writeArrayPropertyStart("members");
    cycle.members().forEach(member -> out.writeString(member.toString()));
    out.writeEndArray();
    out.writeNumberProperty("imports", cycle.imports());
    out.writeNumberProperty("atLeast", cycle.atLeast());
    CutAdvice.Saving saving = cycle.saving();
    if (saving != null) {
      saving(saving, out);
    }
    out.writeArrayPropertyStart("enough");
    cycle
        .enough()
        .forEach(
            pair -> {
              out.writeStartObject();
              out.writeStringProperty("from", pair.from().toString());
              out.writeStringProperty("to", pair.to().toString());
              out.writeEndObject();
            });
    out.writeEndArray();
    out.writeEndObject();
  }
}

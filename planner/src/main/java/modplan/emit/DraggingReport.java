package modplan.emit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import modplan.schedule.DraggingImports;
import modplan.schedule.DraggingImports.Dragged;
import modplan.schedule.DraggingImports.Place;
import modplan.syntax.ModuleName;
import tools.jackson.core.JsonGenerator;

/** Which modules need a large cycle for one or two imports only, and where the plan puts them. */
final class DraggingReport {
  private static final double MICROS = 1e6;

  private DraggingReport() {}

  /** Nothing if there are no such modules. */
  static String text(DraggingImports.Result dragging, int most) {
    if (dragging.modules().isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(summary(dragging, ""));
    List<Dragged> modules = dragging.modules();
    for (Dragged module : modules.subList(0, Math.min(most, modules.size()))) {
      line(
          out,
          "    %s->%s: without, %s early; step %d %s",
          module.module(),
          module.imports().stream().map(ModuleName::toString).collect(Collectors.joining(" and ")),
          module.freed() == 1
              ? "%.1f s of compiling can be".formatted(module.freedMicros() / MICROS)
              : "%d modules, %.1f s of compiling, can be"
                  .formatted(module.freed(), module.freedMicros() / MICROS),
          module.step(),
          what(module.place()));
    }
    if (modules.size() > most) {
      line(out, "    ... and %d more, see the JSON", modules.size() - most);
    }
    return out.toString();
  }

  /** One line, with something at its end. */
  static String summary(DraggingImports.Result dragging, String end) {
    int count = dragging.modules().size();
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d %s the cycle of %d modules (%s, ...; %.1f s from source) for one or two imports only: %s%s",
        count,
        count == 1 ? "module needs" : "modules need",
        dragging.cycle().size(),
        dragging.cycle().get(0),
        dragging.loadMicros() / MICROS,
        dragging.paidMicros() == 0
            ? "the plan loads it for none of them alone"
            : "the plan spends %.1f s on that".formatted(dragging.paidMicros() / MICROS),
        end);
    return out.toString();
  }

  private static String what(Place place) {
    return switch (place) {
      case DEFERRED -> "waits for the cycle";
      case SHARED -> "needs the cycle for others, too";
      case LOADS_IT -> "loads the cycle for nothing else";
    };
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  static void json(DraggingImports.Result dragging, JsonGenerator out) {
    out.writeObjectPropertyStart("dragging");
    out.writeStringProperty("cycle", dragging.cycle().get(0).toString());
    ScalingReport.seconds(out, "loadSeconds", dragging.loadMicros());
    ScalingReport.seconds(out, "paidSeconds", dragging.paidMicros());
    out.writeArrayPropertyStart("modules");
    for (Dragged module : dragging.modules()) {
      out.writeStartObject();
      out.writeStringProperty("module", module.module().toString());
      out.writeArrayPropertyStart("imports");
      module.imports().forEach(each -> out.writeString(each.toString()));
      out.writeEndArray();
      out.writeNumberProperty("freedModules", module.freed());
      ScalingReport.seconds(out, "freedCompileSeconds", module.freedMicros());
      out.writeNumberProperty("step", module.step());
      out.writeStringProperty(
          "place", module.place().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}

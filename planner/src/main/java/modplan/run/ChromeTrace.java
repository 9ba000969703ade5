package modplan.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.report.Json;
import modplan.schedule.CompilePlan;
import modplan.schedule.Step;
import tools.jackson.core.JsonGenerator;

/**
 * A plan and its run side by side, in the trace event format that Chrome's about:tracing and
 * Perfetto read: process 1 is the plan, process 2 the run, a thread is a worker. Times in
 * microseconds.
 */
public final class ChromeTrace {
  private static final int PLAN = 1;
  private static final int RUN = 2;

  private ChromeTrace() {}

  private record Span(String name, double startMicros, double endMicros) {}

  /** The trace as JSON. */
  public static String of(CompilePlan plan, BuildLog log) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringProperty("displayTimeUnit", "ms");
          out.writeArrayPropertyStart("traceEvents");
          process(out, PLAN, "plan");
          process(out, RUN, "run");
          spans(out, PLAN, planned(plan), Map.of());
          double start = log.steps().stream().mapToDouble(StepRun::startedAt).min().orElse(0);
          spans(out, RUN, ran(log, start), compilations(log, start));
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static List<Span> planned(CompilePlan plan) {
    List<Span> spans = new ArrayList<>();
    for (Step step : plan.steps()) {
      spans.add(
          new Span(
              "step " + step.id(), step.predicted().startMicros(), step.predicted().endMicros()));
    }
    return spans;
  }

  private static List<Span> ran(BuildLog log, double start) {
    List<Span> spans = new ArrayList<>();
    for (StepRun step : log.steps()) {
      spans.add(
          new Span(
              "step " + step.step(),
              (step.startedAt() - start) * 1e6,
              (step.endedAt() - start) * 1e6));
    }
    return spans;
  }

  private static Map<String, List<Span>> compilations(BuildLog log, double start) {
    Map<String, List<Span>> spans = new HashMap<>();
    for (ModuleRun module : log.modules()) {
      double from = (module.startedAt() - start) * 1e6;
      spans
          .computeIfAbsent("step " + module.step(), name -> new ArrayList<>())
          .add(new Span(module.module(), from, from + module.wallSeconds() * 1e6));
    }
    return spans;
  }

  /** Each span goes to the first worker that is free, as in the plan. */
  private static void spans(
      JsonGenerator out, int process, List<Span> spans, Map<String, List<Span>> inside) {
    List<Double> freeAt = new ArrayList<>();
    List<Span> byStart = new ArrayList<>(spans);
    byStart.sort(Comparator.comparingDouble(Span::startMicros).thenComparing(Span::name));
    for (Span span : byStart) {
      int worker = 0;
      while (worker < freeAt.size() && freeAt.get(worker) > span.startMicros()) {
        worker++;
      }
      if (worker == freeAt.size()) {
        freeAt.add(0.0);
      }
      freeAt.set(worker, span.endMicros());
      event(out, process, worker + 1, span);
      for (Span part : inside.getOrDefault(span.name(), List.of())) {
        event(out, process, worker + 1, part);
      }
    }
  }

  private static void process(JsonGenerator out, int process, String name) {
    out.writeStartObject();
    out.writeStringProperty("name", "process_name");
    out.writeStringProperty("ph", "M");
    out.writeNumberProperty("pid", process);
    out.writeObjectPropertyStart("args");
    out.writeStringProperty("name", name);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void event(JsonGenerator out, int process, int worker, Span span) {
    out.writeStartObject();
    out.writeStringProperty("name", span.name());
    out.writeStringProperty("ph", "X");
    out.writeNumberProperty("pid", process);
    out.writeNumberProperty("tid", worker);
    out.writeNumberProperty("ts", Math.round(span.startMicros()));
    out.writeNumberProperty("dur", Math.round(span.endMicros() - span.startMicros()));
    out.writeEndObject();
  }
}

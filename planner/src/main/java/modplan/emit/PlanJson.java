package modplan.emit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import modplan.cost.ModuleCost;
import modplan.cost.ProcessCost;
import modplan.project.Sha256;
import modplan.report.Json;
import modplan.schedule.CompilePlan;
import modplan.schedule.LowerBounds;
import modplan.schedule.NotPlanned;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import tools.jackson.core.JsonGenerator;

/** A plan as JSON; {@code plan-1.schema.json} describes it. Times are seconds. */
public final class PlanJson {
  static final String SCHEMA_VERSION = "1.2";
  static final int MICRO_DIGITS = 6;

  private final CompilePlan plan;
  private final JsonGenerator out;

  private PlanJson(CompilePlan plan, JsonGenerator out) {
    this.plan = plan;
    this.out = out;
  }

  public static String write(CompilePlan plan) {
    return Json.write(out -> new PlanJson(plan, out).write());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is no plan; the message says why
   */
  public static CompilePlan read(String json) {
    return PlanJsonReader.read(json);
  }

  /** SHA-256 of the JSON, in hexadecimal: what build files are stamped with. */
  public static String hash(CompilePlan plan) {
    return Sha256.hex(write(plan).getBytes(StandardCharsets.UTF_8));
  }

  private void write() {
    out.writeStartObject();
    out.writeStringProperty("schemaVersion", SCHEMA_VERSION);
    strings("roots", plan.roots());
    strings("loadPath", plan.loadPath());
    out.writeNumberProperty("jobs", plan.jobs());
    if (plan.memoryMiB() == null) {
      out.writeNullProperty("memoryMiB");
    } else {
      out.writeNumberProperty("memoryMiB", plan.memoryMiB().longValue());
    }
    out.writeStringProperty("guileVersion", plan.guileVersion());
    process(plan.process());
    out.writeArrayPropertyStart("modules");
    plan.modules().forEach(this::module);
    out.writeEndArray();
    out.writeArrayPropertyStart("steps");
    plan.steps().forEach(this::step);
    out.writeEndArray();
    out.writeObjectPropertyStart("predicted");
    seconds("makespanSeconds", plan.predicted().makespanMicros());
    seconds("cpuSeconds", plan.predicted().cpuMicros());
    out.writeNumberProperty("peakRssMiB", plan.predicted().peakRssMiB());
    out.writeEndObject();
    lowerBounds(plan.lowerBounds());
    out.writeArrayPropertyStart("notPlanned");
    plan.notPlanned().forEach(this::notPlanned);
    out.writeEndArray();
    strings("warnings", plan.build().warnings());
    strings("exclude", plan.build().exclude());
    out.writeEndObject();
  }

  private void process(ProcessCost process) {
    out.writeObjectPropertyStart("process");
    seconds("startupSeconds", process.startupMicros());
    out.writeNumberProperty("baseRssMiB", process.baseRssMiB());
    out.writeNumberProperty("sourceMiBPerMB", process.sourceMiBPerMB());
    out.writeNumberProperty("goMiBPerMB", process.goMiBPerMB());
    out.writeEndObject();
  }

  private void module(PlannedModule module) {
    out.writeStartObject();
    out.writeStringProperty("name", module.name().toString());
    out.writeStringProperty("file", module.file());
    out.writeNumberProperty("directory", module.directory());
    out.writeStringProperty("path", module.path());
    out.writeNumberProperty("bytes", module.bytes());
    out.writeNumberProperty("optLevel", module.optLevel());
    cost(module.cost());
    strings("imports", module.imports());
    strings("mentions", module.mentions());
    strings("includes", module.includes());
    strings("externalImports", module.externalImports());
    strings("externalMentions", module.externalMentions());
    out.writeBooleanProperty("preload", module.preload());
    strings("options", module.options());
    out.writeStringProperty("header", module.header());
    out.writeEndObject();
  }

  private void cost(ModuleCost cost) {
    out.writeObjectPropertyStart("cost");
    seconds("compile", cost.compileMicros());
    seconds("loadSource", cost.loadSourceMicros());
    seconds("loadGo", cost.loadGoMicros());
    out.writeNumberProperty("rssMiB", cost.rssMiB());
    out.writeStringProperty("from", cost.from().text());
    out.writeEndObject();
  }

  private void step(Step step) {
    out.writeStartObject();
    out.writeNumberProperty("id", step.id());
    out.writeStringProperty("protocol", step.protocol().name());
    strings("modules", step.modules());
    strings("loads", step.loads());
    strings("interfaces", List.of());
    out.writeArrayPropertyStart("waitsFor");
    step.waitsFor().forEach(id -> out.writeNumber(id.intValue()));
    out.writeEndArray();
    out.writeObjectPropertyStart("predicted");
    seconds("cpuSeconds", step.predicted().cpuMicros());
    out.writeNumberProperty("rssMiB", step.predicted().rssMiB());
    seconds("start", step.predicted().startMicros());
    seconds("end", step.predicted().endMicros());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void lowerBounds(LowerBounds bounds) {
    out.writeObjectPropertyStart("lowerBounds");
    seconds("criticalPathSeconds", bounds.criticalPathMicros());
    seconds("workSeconds", bounds.workMicros());
    seconds("largestModuleSeconds", bounds.largestModuleMicros());
    seconds("largestCycleSeconds", bounds.largestCycleMicros());
    seconds("unavoidableLoadsSeconds", bounds.unavoidableLoadsMicros());
    seconds("sharedCycleSeconds", bounds.sharedCycleMicros());
    seconds("makespanSeconds", bounds.makespanMicros());
    out.writeEndObject();
  }

  private void notPlanned(NotPlanned file) {
    out.writeStartObject();
    out.writeStringProperty("file", file.file());
    if (file.module() == null) {
      out.writeNullProperty("module");
    } else {
      out.writeStringProperty("module", file.module().toString());
    }
    out.writeStringProperty("reason", file.reason());
    out.writeEndObject();
  }

  private void strings(String name, List<?> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(value -> out.writeString(value.toString()));
    out.writeEndArray();
  }

  private void seconds(String name, long micros) {
    BigDecimal seconds = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
    out.writeNumberProperty(name, seconds.scale() < 0 ? seconds.setScale(0) : seconds);
  }
}

package modplan.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.emit.PlanJson;

/**
 * Plans a tree in a simple way, to compare it with the planner's best by the clock: {@code WAY
 * PLAN.json OUTPUT.json}. WAY is {@code cut}, a closure cut with as many blocks as the plan has
 * jobs, or {@code modules}, a process for each module; everything else is taken from the plan.
 */
final class SimplePlan {
  private SimplePlan() {}

  public static void main(String[] arguments) throws IOException {
    CompilePlan plan = PlanJson.read(Files.readString(Path.of(arguments[1])));
    CompileGraph graph = new CompileGraph(plan.modules(), plan.notPlanned(), plan.process());
    Workload load = new Workload(graph);
    List<int[]> steps =
        arguments[0].equals("cut")
            ? ClosureCut.of(load, plan.jobs(), Effort.BEST)
            : PlanBenchmark.singles(load);
    PlanAssembler assembler =
        new PlanAssembler(graph, load, PlanBenchmark.simple(load, plan.jobs(), steps));
    CompilePlan simple =
        new CompilePlan(
            plan.roots(),
            plan.loadPath(),
            plan.jobs(),
            plan.memoryMiB(),
            plan.guileVersion(),
            plan.process(),
            plan.modules(),
            assembler.steps(),
            assembler.prediction(),
            plan.lowerBounds(),
            plan.notPlanned(),
            plan.build());
    Files.writeString(Path.of(arguments[2]), PlanJson.write(simple), StandardCharsets.UTF_8);
    System.out.printf(
        "%d steps, predicted %.1f s%n",
        simple.steps().size(), simple.predicted().makespanMicros() / 1e6);
  }
}

package modplan.cost;

import java.util.List;
import modplan.cost.CostModel.Subject;

/**
 * What modules cost in all, divided by what a model predicts for them; 1 where too few of them were
 * measured to say anything of a machine.
 *
 * @param memory of what compiling takes besides the process
 */
record Ratios(double compile, double load, double memory) {
  static final Ratios NONE = new Ratios(1, 1, 1);
  private static final int LEAST_MODULES = 10;

  static Ratios of(List<Subject> modules, MeasuredLog log, CostModel model) {
    Ratio compile = new Ratio();
    Ratio load = new Ratio();
    Ratio memory = new Ratio();
    for (Subject subject : modules) {
      MeasuredLog.Module found = log.modules().get(subject.name().toString());
      if (found != null) {
        ModuleCost predicted = model.module(subject.name(), subject.features(), subject.optLevel());
        compile.add((double) found.compileMicros(), (double) predicted.compileMicros());
        Long loaded = found.loadSourceMicros();
        if (loaded != null) {
          load.add((double) loaded, (double) predicted.loadSourceMicros());
        }
        Double rss = found.rssMiB();
        if (rss != null) {
          memory.add(rss, (double) (predicted.rssMiB() - model.process().baseRssMiB()));
        }
      }
    }
    return compile.count < LEAST_MODULES
        ? NONE
        : new Ratios(compile.value(), load.value(), memory.value());
  }

  private static final class Ratio {
    private double measured;
    private double predicted;
    private int count;

    void add(double measured, double predicted) {
      this.measured += measured;
      this.predicted += predicted;
      count++;
    }

    double value() {
      return measured > 0 && predicted > 0 ? measured / predicted : 1;
    }
  }
}

package modplan.samples;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides what {@link RequiresProgram} asks for. */
final class RequiresProgramCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), RequiresProgram.class)
        .map(needed -> decide(needed.value(), ExternalProgram::isInstalled, isCi()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("no program is needed"));
  }

  static boolean isCi() {
    return "true".equals(System.getenv("CI"));
  }

  /**
   * @throws IllegalStateException if a program is missing where all must be there
   */
  static ConditionEvaluationResult decide(
      String[] needed, Predicate<String> installed, boolean mustRun) {
    List<String> missing = Stream.of(needed).filter(installed.negate()).toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("installed: " + String.join(", ", needed));
    }
    String reason = "not installed: " + String.join(", ", missing);
    if (mustRun) {
      throw new IllegalStateException(reason + ", and with CI=true no test may be skipped");
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}

package modplan.samples;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that start programs of the machine. Where one is missing the test is skipped, with
 * the reason; but with {@code CI=true} in the environment it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresProgramCondition.class)
@interface RequiresProgram {
  /** Names as on the search path. */
  String[] value();
}

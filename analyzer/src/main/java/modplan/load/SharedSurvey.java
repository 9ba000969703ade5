package modplan.load;

import java.util.Collection;
import java.util.function.Function;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import org.jspecify.annotations.Nullable;

/**
 * The one survey of a program that all share who need one: made when somebody first asks, of the
 * modules that somebody asks about. One of them at a time.
 */
public final class SharedSurvey {
  private final Program program;
  private final GuileVersion version;
  private final NameMakers nameMakers;
  private @Nullable Survey survey;

  public SharedSurvey(Program program, GuileVersion version) {
    this.program = program;
    this.version = version;
    this.nameMakers = new NameMakers(program);
  }

  Program program() {
    return program;
  }

  GuileVersion version() {
    return version;
  }

  /** What {@code work} finds in the survey once it has read these modules and what they load. */
  synchronized <T> T with(Collection<String> modules, Function<Survey, T> work) {
    return Deep.call(
        () -> {
          Survey reading = survey;
          if (reading == null) {
            reading = Survey.of(program, version, nameMakers, modules);
            survey = reading;
          } else {
            reading.add(modules);
          }
          return work.apply(reading);
        });
  }

  NameMakers nameMakers() {
    return nameMakers;
  }

  /** What was looked into so far; null if nobody has asked yet. */
  synchronized @Nullable LookedInto lookedInto() {
    Survey known = survey;
    return known == null ? null : known.world().lookedInto;
  }
}

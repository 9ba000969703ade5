package modplan.load;

import java.util.List;
import java.util.Optional;
import modplan.load.LoadSteps.Use;
import modplan.load.Reference.How;
import modplan.module.Body;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/** What the top level of a module needs of another one, whatever the order of loading. */
public final class EarlyNeeds {
  private EarlyNeeds() {}

  /**
   * The first top-level form that cannot be evaluated while none of the other module's bindings has
   * a value; null if there is none, or none that is certain.
   *
   * @param module its name as Scheme writes it
   * @param other the name of the other
   */
  public static @Nullable Location first(SharedSurvey survey, String module, String other) {
    List<String> both = List.of(module, other);
    return survey.with(both, reading -> find(reading, both)).orElse(null);
  }

  private static Optional<Location> find(Survey survey, List<String> both) {
    StepReader reader = new StepReader(survey, both);
    Integer module = reader.number(both.get(0));
    Integer other = reader.number(both.get(1));
    if (module == null || other == null) {
      return Optional.empty();
    }
    Body body = reader.member(module).file().body();
    return reader.read().get(module).steps().stream()
        .filter(step -> step instanceof Use use && use.target() == other && isCertain(use))
        .findFirst() // they are in order
        .map(step -> Body.locate(body.spot(body.form(step.form()))));
  }

  private static boolean isCertain(Use use) {
    return !use.isDelayed() && !use.conditional() && use.how() != How.PERHAPS;
  }
}

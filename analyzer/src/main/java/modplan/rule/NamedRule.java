package modplan.rule;

/** The part that all rules share: what they are called. */
abstract class NamedRule implements Rule {
  private final String id;
  private final Severity severity;
  private final String summary;

  NamedRule(String id, Severity severity, String summary) {
    this.id = id;
    this.severity = severity;
    this.summary = summary;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Severity severity() {
    return severity;
  }

  @Override
  public final String summary() {
    return summary;
  }
}

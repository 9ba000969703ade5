package modplan.load;

/** A jump out of the call that made a continuation. */
final class Escape extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final transient Value.Continuation target;
  final transient Object value;

  Escape(Value.Continuation target, Object value) {
    super("a jump", null, false, false);
    this.target = target;
    this.value = value;
  }
}

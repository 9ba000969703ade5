package modplan.load;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import modplan.load.Data.Atom;
import modplan.load.Primitives.Primitive;

/** Prompts, and the jumps to them. */
final class Prompts {
  /** A prompt whose thunk has not returned. */
  record Prompt(Object tag, Value.Continuation exit) {}

  /** What {@code make-prompt-tag} makes: equal to nothing but itself. */
  private static final class Tag {}

  private Prompts() {}

  static void register(Map<String, Primitive> known) {
    known.put("make-prompt-tag", (world, args) -> new Tag());
    known.put("call-with-prompt", Prompts::call);
    known.put("abort-to-prompt", Prompts::abort);
    known.put("abort-to-prompt*", Prompts::abort);
  }

  private static Object call(World world, Object[] args) {
    if (args.length != 3) {
      throw new SchemeError("wrong-number-of-args", "");
    }
    Prompt prompt = new Prompt(args[0], new Value.Continuation());
    int maybe = world.maybe;
    world.prompts.push(prompt);
    Object[] passed;
    try {
      return Calls.apply(world, args[1]);
    } catch (Escape escape) {
      if (escape.target != prompt.exit) {
        throw escape;
      }
      passed = ((Value.Multiple) escape.value).values();
    } finally {
      world.prompts.pop();
      prompt.exit.isOver = true; // what the handler gets cannot be followed back
    }
    world.maybe = maybe;
    passed[0] = prompt.exit;
    return Calls.apply(world, args[2], passed);
  }

  private static Object abort(World world, Object[] args) {
    if (args.length == 0) {
      throw new SchemeError("wrong-number-of-args", "");
    }
    for (Prompt prompt : world.prompts) {
      Optional<Boolean> isIt = isSame(prompt.tag, args[0]);
      if (isIt.isEmpty()) {
        throw new Beyond("a jump to a prompt that is not known", "");
      } else if (isIt.get()) {
        throw new Escape(prompt.exit, new Value.Multiple(Arrays.copyOf(args, args.length)));
      }
    }
    if (args[0] == Atom.UNKNOWN || args[0] instanceof Value) {
      throw new Beyond("a jump to a prompt that is not known", "");
    }
    throw new SchemeError("misc-error", ""); // Abort to unknown prompt
  }

  /** {@code eq?}, if that is known. */
  private static Optional<Boolean> isSame(Object one, Object other) {
    if (one == other && !(one instanceof Atom)) {
      return Optional.of(true);
    }
    boolean isKnown =
        (one instanceof String || one instanceof Tag)
            && (other instanceof String || other instanceof Tag);
    return isKnown ? Optional.of(one.equals(other)) : Optional.empty();
  }
}

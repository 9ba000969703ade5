package modplan.load;

import java.util.Map;
import java.util.function.LongBinaryOperator;
import modplan.load.Data.Atom;
import modplan.load.Primitives.Primitive;

/**
 * Guile's procedures on the bits of integers, which macros compute masks and shifts with. A result
 * is not known if it, or an argument, is no integer of 64 bits that is known.
 */
final class IntegerProcedures {
  private IntegerProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put(
        "ash",
        (world, args) -> areKnown(args, 2) ? shifted((Long) args[0], (Long) args[1]) : Atom.NUMBER);
    known.put(
        "expt",
        (world, args) -> areKnown(args, 2) ? power((Long) args[0], (Long) args[1]) : Atom.NUMBER);
    known.put("logand", folding(-1, (a, b) -> a & b));
    known.put("logior", folding(0, (a, b) -> a | b));
    known.put("logxor", folding(0, (a, b) -> a ^ b));
    known.put("lognot", (world, args) -> areKnown(args, 1) ? ~(Long) args[0] : Atom.NUMBER);
    known.put(
        "logtest",
        (world, args) -> areKnown(args, 2) ? ((Long) args[0] & (Long) args[1]) != 0 : Atom.UNKNOWN);
    known.put(
        "integer-length",
        (world, args) -> areKnown(args, 1) ? (Object) length((Long) args[0]) : Atom.NUMBER);
    known.put(
        "logcount",
        (world, args) -> areKnown(args, 1) ? (Object) count((Long) args[0]) : Atom.NUMBER);
  }

  /** Whether there are as many arguments, all known; an error if one of them is no number. */
  private static boolean areKnown(Object[] args, int many) {
    if (args.length != many) {
      throw new SchemeError("wrong-number-of-args", "");
    }
    return Primitives.numbers(args);
  }

  private static Primitive folding(long neutral, LongBinaryOperator operator) {
    return (world, args) -> {
      if (!Primitives.numbers(args)) {
        return Atom.NUMBER;
      }
      long result = neutral;
      for (Object each : args) {
        result = operator.applyAsLong(result, (Long) each);
      }
      return result;
    };
  }

  private static Object shifted(long number, long left) {
    if (left <= 0) {
      return number >> Math.min(-left, Long.SIZE - 1);
    }
    if (number == 0) {
      return 0L;
    }
    boolean fits = left < Long.SIZE && (number << left) >> left == number;
    return fits ? (Object) (number << left) : Atom.NUMBER;
  }

  private static Object power(long base, long exponent) {
    if (exponent < 0 || exponent >= Long.SIZE) {
      return Atom.NUMBER;
    }
    long result = 1;
    try {
      for (long i = 0; i < exponent; i++) {
        result = Math.multiplyExact(result, base);
      }
    } catch (ArithmeticException e) {
      return Atom.NUMBER; // a large one
    }
    return result;
  }

  private static long length(long number) {
    return (long) Long.SIZE - Long.numberOfLeadingZeros(number < 0 ? ~number : number);
  }

  /** Bits that are set, or for a negative number those that are not. */
  private static long count(long number) {
    return Long.bitCount(number < 0 ? ~number : number);
  }
}

package modplan.load;

import java.util.Arrays;
import modplan.load.Data.Seq;
import org.jspecify.annotations.Nullable;

/** Versions of modules, and what an import may ask of them ({@code version-matches?}). */
final class Versions {
  private Versions() {}

  /**
   * Whether a module of this version will do.
   *
   * @param target the module's version, or null if it has none
   */
  static boolean matches(Seq reference, @Nullable Seq target) {
    if (reference.size() == 0) {
      return true;
    }
    return Deep.call(() -> matchesHead(reference, target));
  }

  private static boolean matchesHead(Seq reference, @Nullable Seq target) {
    Object[] rest = reference.rest(1);
    return switch (String.valueOf(reference.get(0))) {
      case "and" -> Arrays.stream(rest).allMatch(each -> matches(list(each), target));
      case "or" -> Arrays.stream(rest).anyMatch(each -> matches(list(each), target));
      case "not" -> rest.length > 0 && !matches(list(rest[0]), target);
      default -> parts(reference, target);
    };
  }

  private static boolean parts(Seq reference, @Nullable Seq target) {
    if (target == null) {
      throw new SchemeError("wrong-type-arg", ""); // it takes the car of #f
    }
    for (int i = 0; i < reference.size(); i++) {
      if (i >= target.size() || !part(reference.get(i), target.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean part(Object reference, Object target) {
    if (!(reference instanceof Seq condition) || condition.size() < 2) {
      return reference.equals(target);
    }
    return Deep.call(() -> partHead(condition, target));
  }

  private static boolean partHead(Seq condition, Object target) {
    Object[] rest = condition.rest(1);
    return switch (String.valueOf(condition.get(0))) {
      case ">=" -> number(target) >= number(rest[0]);
      case "<=" -> number(target) <= number(rest[0]);
      case "and" -> Arrays.stream(rest).allMatch(each -> part(each, target));
      case "or" -> Arrays.stream(rest).anyMatch(each -> part(each, target));
      case "not" -> !part(rest[0], target);
      default -> throw new SchemeError("misc-error", "");
    };
  }

  private static long number(Object x) {
    if (x instanceof Long number) {
      return number;
    }
    throw new SchemeError("wrong-type-arg", "");
  }

  private static Seq list(Object x) {
    if (x instanceof Seq seq) {
      return seq;
    }
    throw new SchemeError("wrong-type-arg", "");
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What identifiers mean in a scope: a chain of small ribs, the innermost first. A rib can still
 * grow, because the definitions of a body are visible in all of it.
 */
final class Env {
  private final @Nullable Env outer;
  private final List<Object> pairs = new ArrayList<>(4); // identifier, meaning, ...

  private final int depth;

  Env(@Nullable Env outer) {
    this.outer = outer;
    this.depth = depth(outer) + 1;
  }

  /** How many ribs a scope has. */
  static int depth(@Nullable Env env) {
    return env == null ? 0 : env.depth;
  }

  /** What this very rib binds an identifier to, or null. */
  @Nullable Object own(Object identifier) {
    for (int i = pairs.size() - 2; i >= 0; i -= 2) {
      if (pairs.get(i).equals(identifier)) {
        return pairs.get(i + 1);
      }
    }
    return null;
  }

  /** Whether this very rib binds the identifier. */
  boolean binds(Object identifier) {
    for (int i = 0; i < pairs.size(); i += 2) {
      Object bound = pairs.get(i);
      if (bound == identifier || (identifier instanceof String && identifier.equals(bound))) {
        return true;
      }
    }
    return false;
  }

  /** An identifier that this rib binds twice, or null. */
  @Nullable Object twice() {
    for (int i = 0; i < pairs.size(); i += 2) {
      for (int k = i + 2; k < pairs.size(); k += 2) {
        if (pairs.get(i) == pairs.get(k)
            || (pairs.get(i) instanceof String && pairs.get(i).equals(pairs.get(k)))) {
          return pairs.get(i);
        }
      }
    }
    return null;
  }

  void bind(Object identifier, Object meaning) {
    pairs.add(identifier);
    pairs.add(meaning);
  }

  /** A {@link Local}, {@link Macro} or {@link PatternVariable}; null if nothing binds it here. */
  static @Nullable Object find(@Nullable Env env, Object identifier) {
    for (Env rib = env; rib != null; rib = rib.outer) {
      List<Object> pairs = rib.pairs;
      for (int i = pairs.size() - 2; i >= 0; i -= 2) {
        Object bound = pairs.get(i);
        if (bound == identifier || (identifier instanceof String && identifier.equals(bound))) {
          return pairs.get(i + 1);
        }
      }
    }
    return null;
  }

  /** Gives what an identifier means another meaning, wherever in its scopes that is bound. */
  static void replace(Object identifier, @Nullable Env env, Object before, Object after) {
    Object id = identifier;
    Env scope = env;
    while (true) {
      for (Env rib = scope; rib != null; rib = rib.outer) {
        for (int i = 1; i < rib.pairs.size(); i += 2) {
          if (rib.pairs.get(i) == before) {
            rib.pairs.set(i, after);
          }
        }
      }
      if (!(id instanceof Data.Alias alias)) {
        return;
      }
      scope = alias.env;
      id = alias.base;
    }
  }

  /** A variable that is not of a module. */
  static final class Local {
    final String name;

    Local(String name) {
      this.name = name;
    }
  }

  /**
   * A variable of a pattern.
   *
   * @param depth how many ellipses follow it
   */
  record PatternVariable(Local local, int depth) {}

  /** Values of locals while code runs: a chain, the innermost first. */
  static final class Cell {
    final Local local;
    Object value;
    final @Nullable Cell outer;

    Cell(Local local, Object value, @Nullable Cell outer) {
      this.local = local;
      this.value = value;
      this.outer = outer;
    }

    static @Nullable Cell find(@Nullable Cell cells, Local local) {
      for (Cell cell = cells; cell != null; cell = cell.outer) {
        if (cell.local == local) {
          return cell;
        }
      }
      return null;
    }
  }
}

package modplan.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Data.Seq;
import org.jspecify.annotations.Nullable;

/** A module as it lives in one Guile process. */
final class Mod {
  /** A binding that modules share. */
  static final class Var {
    final String module;
    final String name;

    /** Null while it is unbound. */
    @Nullable Object value;

    /** Nobody knows whether it exists. */
    boolean madeUp;

    Var(String module, String name) {
      this.module = module;
      this.name = name;
    }
  }

  /** Names that a module offers to others. */
  static final class Interface {
    final String module;
    private final Map<String, Var> own = new LinkedHashMap<>();

    /** What it offers itself, by name. */
    final Map<String, Var> names = Collections.unmodifiableMap(own);

    /**
     * A bit for each name, the same for several: tells of most other names that it lacks them
     * (Bloom, Space/time trade-offs in hash coding with allowable errors, 1970). A name is looked
     * for in all imports of a module, and nearly all lack it.
     */
    private final long[] marks = new long[8];

    final Set<String> replacing = new HashSet<>();

    /** Interfaces that this one uses in turn, as {@code module-use!} makes it. */
    final List<Interface> uses = new ArrayList<>();

    /** Its names are not known: it may offer any. */
    boolean open;

    Interface(String module) {
      this.module = module;
    }

    /** How often a name was added or given another meaning. */
    int changes;

    void put(String name, Var variable) {
      changes++;
      own.put(name, variable);
      int mark = mark(name);
      marks[mark >>> 6] |= 1L << mark;
    }

    /** Between 0 and 511. */
    private static int mark(String name) {
      int hash = name.hashCode();
      return (hash ^ hash >>> 9 ^ hash >>> 18) & 511;
    }

    /** The binding under a name, its own or that of an interface that it uses. */
    @Nullable Var get(String name) {
      int mark = mark(name);
      Var found = (marks[mark >>> 6] & 1L << mark) == 0 ? null : own.get(name);
      return found != null || uses.isEmpty() ? found : used(name);
    }

    private @Nullable Var used(String name) {
      for (Interface each : reached()) {
        Var found = each.own.get(name);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    /** This one and all that it uses, depth first; interfaces may use one another. */
    Set<Interface> reached() {
      Set<Interface> reached = new LinkedHashSet<>();
      Deque<Interface> pending = new ArrayDeque<>();
      pending.push(this);
      while (!pending.isEmpty()) {
        Interface each = pending.pop();
        if (reached.add(each)) {
          for (int i = each.uses.size() - 1; i >= 0; i--) {
            pending.push(each.uses.get(i));
          }
        }
      }
      return reached;
    }
  }

  /** An entry of the use list. */
  static final class Use {
    Interface from;

    /** What an autoload that was not triggered waits for; null for all others. */
    @Nullable Set<String> waitsFor;

    Use(Interface from) {
      this.from = from;
    }
  }

  final String name;
  final Map<String, Var> locals = new HashMap<>();
  final List<Use> uses = new ArrayList<>();
  final Map<String, Var> imported = new HashMap<>();

  /** Null until the module is made by a module form. */
  @Nullable Interface exports;

  List<String> duplicates = List.of("replace", "warn-override-core", "warn", "last");
  boolean declarative = true;
  @Nullable Seq version;

  /** It holds names that could not be found out. */
  boolean hasUnknownNames;

  /** Some of these may be macros, which libraries in C do not define. */
  boolean hasUnknownMacros;

  /** A survey of it did not follow a form that may export more. */
  boolean mayExportMore;

  Mod(String name) {
    this.name = name;
  }

  /** Notes that a form which nobody can follow may have defined names, macros among them. */
  void hideNames() {
    hasUnknownNames = true;
    hasUnknownMacros = true;
  }

  Var local(String symbol) {
    Var known = locals.get(symbol);
    if (known == null) {
      known = new Var(name, symbol);
      locals.put(symbol, known);
    }
    return known;
  }

  void use(Use use) {
    for (Use known : uses) {
      if (known.from == use.from && known.waitsFor == null && use.waitsFor == null) {
        return;
      }
    }
    uses.add(use);
    imported.clear();
  }
}

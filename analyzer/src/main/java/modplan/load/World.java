package modplan.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import modplan.binding.GuileVersion;
import modplan.binding.Profile;
import modplan.binding.Program;
import modplan.binding.ReadStrings;
import modplan.load.Data.Alias;
import modplan.load.Data.Seq;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Use;
import modplan.load.Mod.Var;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.BindingKind;
import modplan.module.Body;
import modplan.module.FileFacts;
import modplan.project.GuixModules;
import org.jspecify.annotations.Nullable;

/**
 * One Guile process: its modules, and how they are found, loaded and looked into (boot-9.scm,
 * modules.c).
 */
final class World {
  /** More expansions in one top-level form are not followed. */
  private static final int MOST_EXPANSIONS = 1_000_000;

  /** A file that is being loaded by {@code load} as often as this is not loaded once more. */
  private static final int MOST_RELOADINGS = 50;

  final Program program;
  final GuileVersion version;
  final Profile profile;
  final Code.Store compiled;
  final Expander expander = new Expander(this);
  private final Interfaces interfaces = new Interfaces(this);
  private final Imports imports = new Imports(this);

  /** The module that is being loaded, or that runs. */
  Mod current;

  /** How many tests of unknown outcome the code that runs stands under. */
  int maybe;

  /** Procedures that a value which nobody knows may be: calls of such a value may call them. */
  final List<Object> lost = new ArrayList<>();

  /**
   * Nothing is evaluated but macros, and nothing fails: definitions are there as soon as they are
   * read, to be looked into when they are needed.
   */
  boolean survey;

  /** What was looked into so far. */
  final LookedInto lookedInto = new LookedInto();

  /** Told of each imported name that is looked up, and where; null if nobody wants to know. */
  @Nullable BiConsumer<Mod, String> lookups;

  /** Modules that imported one whose reading had begun but not ended. */
  final Set<String> early = new LinkedHashSet<>();

  /** Steps that evaluation may still take before it only guesses. */
  int fuel;

  final List<String> loads = new ArrayList<>();

  Uncertain uncertain = new Uncertain();

  /** Modules that are in memory from the start. */
  Set<String> booted = Set.of();

  /** Whether such a module is being made up for. */
  private boolean recalls;

  boolean recalls() {
    return recalls;
  }

  /** What {@code read} reads from: a port on a file of the tree, or nothing that is known. */
  Object input = Data.Atom.UNKNOWN;

  /** Prompts whose thunks have not returned, the innermost first. */
  final Deque<Prompts.Prompt> prompts = new ArrayDeque<>();

  /** How many transformers of macros the code that runs stands in. */
  int transforming;

  final Set<String> warnings = new LinkedHashSet<>();

  private int names;

  /** A symbol that nobody has written. */
  String freshName() {
    return " g" + names++;
  }

  /** Names that expansions have given to the definitions that they brought. */
  final IdentityHashMap<Alias, Global> derived = new IdentityHashMap<>();

  private final Map<String, Mod> modules = new HashMap<>();
  private final Map<String, Interface> guiles = new HashMap<>();

  /** Modules whose files are being loaded, or were without an error. */
  private final Set<String> autoloading = new HashSet<>();

  private final LoadStack stack = new LoadStack();
  private int anonymous;

  /** What the code of the compilation units that were loaded defines exactly once. */
  private final Map<Global, Ir> units = new HashMap<>();

  /** The values of these, as the units themselves see them. */
  private final Map<Global, Object> values = new HashMap<>();

  World(Program program, GuileVersion version, Code.Store compiled) {
    this.program = program;
    this.version = version;
    this.profile = program.profile(version);
    this.compiled = compiled;
    this.current = fresh("(guile-user)");
    modules.put(current.name, current);
    refuel();
  }

  /** Macros that may still be expanded in the top-level form at hand. */
  private int expansions;

  void refuel() {
    fuel = 200_000;
    expansions = MOST_EXPANSIONS;
  }

  /**
   * Counts expansions against the limit of a top-level form.
   *
   * @param cost as many as this
   */
  void expanded(int cost) {
    expansions -= cost;
    if (expansions < 0) {
      expansions = MOST_EXPANSIONS;
      throw new Beyond("macros that expand without end", "");
    }
  }

  /** Takes notes of the strings of the program that are read. */
  ReadStrings strings() {
    return program.strings();
  }

  boolean isVersion3() {
    return version == GuileVersion.V3_0;
  }

  // ---------------------------------------------------------------- modules

  /** The module of this name if there is one, whatever its state. */
  @Nullable Mod known(String name) {
    return modules.get(name);
  }

  /** The module's interface; loads it if it is not there yet. */
  Interface resolve(String name) {
    return resolve(name, null);
  }

  /** The same; one that is there already must be of a version that is asked for. */
  Interface resolve(String name, @Nullable Seq version) {
    Interface found = find(name, version);
    if (found == null) {
      throw new SchemeError("no-code-for-module", name);
    }
    return found;
  }

  /**
   * The module's interface, or null if nothing makes the module: {@code resolve-module}, which does
   * not mind. Errors of loading it are raised all the same.
   */
  @Nullable Interface find(String name) {
    return find(name, null);
  }

  private @Nullable Interface find(String name, @Nullable Seq version) {
    Mod known = modules.get(name);
    if (known != null && known.exports != null) {
      if (survey && stack.holds(fileOf(name))) {
        early.add(stack.innermost());
      }
      if (version != null && !survey && !Versions.matches(version, known.version)) {
        throw new SchemeError("misc-error", name);
      }
      return known.exports;
    }
    FileFacts file = program.forModule(name);
    if (file == null) {
      Interface own = guile(name);
      if (own != null) {
        return own;
      }
    } else if (booted.contains(name) && !recalls) {
      return recalled(name, file);
    } else if (autoloading.add(name)) {
      boolean done = false;
      try {
        if (maybe > 0) {
          throw new Beyond("on a path that may not be taken, loading", name);
        }
        load(file);
        done = !survey; // it is not tried again, whatever modules the file has made
      } finally {
        if (!done) {
          autoloading.remove(name);
        }
      }
    }
    Mod made = modules.get(name);
    return made == null ? null : made.exports;
  }

  /**
   * The interface of a module of the tree that is in memory from the start. Its file tells what it
   * holds; nobody sees that it is loaded.
   */
  private @Nullable Interface recalled(String name, FileFacts file) {
    int seen = loads.size();
    Uncertain outside = uncertain;
    Set<String> warned = Set.copyOf(warnings);
    int maybeOutside = maybe;
    int transformingOutside = transforming;
    BiConsumer<Mod, String> lookupsOutside = lookups;
    uncertain = new Uncertain();
    maybe = 0;
    transforming = 0;
    lookups = null;
    recalls = true;
    autoloading.add(name);
    try {
      load(file);
    } catch (SchemeError | Beyond e) {
      modules.remove(name); // what is embedded tells its names, at least
    } finally {
      recalls = false;
      loads.subList(seen, loads.size()).clear();
      uncertain = outside;
      warnings.retainAll(warned);
      maybe = maybeOutside;
      transforming = transformingOutside;
      lookups = lookupsOutside;
    }
    Interface own = guile(name);
    Mod made = modules.get(name);
    if (made == null || made.exports == null) {
      return own;
    }
    Interface exports = made.exports;
    if (own != null) {
      own.names.forEach(
          (export, variable) -> {
            if (!exports.names.containsKey(export)) {
              exports.put(export, variable);
            }
          });
    }
    return exports;
  }

  private String fileOf(String module) {
    FileFacts file = program.forModule(module);
    return file == null ? "" : file.file();
  }

  /** The interface of a module that comes with Guile; null if it is none. */
  @Nullable Interface guile(String name) {
    Interface known = guiles.get(name);
    if (known == null) {
      Profile.Interface described = profile.module(name);
      GuixModules.Exports embedded = described == null ? program.embedded(name) : null;
      if (embedded != null) {
        known = new Interface(name);
        guiles.put(name, known); // before others that export its names again
        Embedded.fill(this, known, embedded);
        return known;
      }
      if (described == null) {
        if (!program.isElsewhere(name)) {
          return null;
        }
        Interface unknown = new Interface(name);
        unknown.open = true;
        guiles.put(name, unknown);
        return unknown;
      }
      known = new Interface(name);
      known.replacing.addAll(described.replacing());
      for (Map.Entry<String, BindingKind> entry : described.kinds().entrySet()) {
        known.put(entry.getKey(), shared(entry.getKey(), entry.getValue(), name));
      }
      if (name.equals("(guile)")) {
        for (String helper : Prelude.HELPERS) {
          known.put(helper, shared(helper, BindingKind.VARIABLE, name));
        }
        for (String helper : Prelude.MACROS) {
          known.put(helper, shared(helper, BindingKind.MACRO, name));
        }
      }
      guiles.put(name, known);
    }
    return known;
  }

  private final Map<String, Var> guileVariables = new HashMap<>();

  /** Guile's modules share what has one name, so that re-exports are no duplicates. */
  private Var shared(String name, BindingKind kind, String module) {
    String known = kind == BindingKind.MACRO ? name : Externals.name(module, name);
    return guileVariables.computeIfAbsent(
        (kind == BindingKind.MACRO ? "m " : "v ") + known,
        key -> {
          Var variable = new Var(module, name);
          variable.value =
              kind == BindingKind.MACRO ? new Macro.Builtin(name) : new Value.External(known);
          return variable;
        });
  }

  private Mod fresh(String name) {
    Mod module = new Mod(name);
    Interface core = guile("(guile)");
    if (core != null) {
      module.use(new Use(core));
    }
    return module;
  }

  /** Makes the module, or returns the one there is, as {@code define-module*} begins. */
  Mod define(String name, boolean pure) {
    Mod module = modules.get(name);
    if (module == null) {
      module = pure ? new Mod(name) : fresh(name);
      modules.put(name, module);
    }
    if (module.exports == null) {
      module.exports = new Interface(name);
    }
    return module;
  }

  // ---------------------------------------------------------------- looking names up

  /** The binding that a module sees under a name; triggers autoloads as Guile does. */
  @Nullable Var variable(String module, String name) {
    Mod found = modules.get(module);
    if (found == null) {
      Interface own = guile(module);
      return own == null ? null : own.names.get(name);
    }
    return variable(found, name);
  }

  @Nullable Var variable(Mod module, String name) {
    Var local = module.locals.get(name);
    return local != null ? local : imports.imported(module, name);
  }

  // ---------------------------------------------------------------- loading

  /** Loads a file as {@code primitive-load-path} does, from its .go if it has one. */
  private void load(FileFacts file) {
    Code code = recalls ? null : compiled.code(file);
    if (!recalls) {
      uncertain.takeOver(compiled.unclear(file));
    }
    loads.add(file.file() + (code == null ? " [source]" : " [go]"));
    stack.push(file.file());
    Mod before = current;
    int fuelBefore = fuel;
    current = fresh("(anonymous " + anonymous++ + ")");
    modules.put(current.name, current);
    try {
      Deep.run(() -> run(file, code));
    } catch (SchemeError e) {
      if (e.stack == null) {
        e.stack = stack.files();
        e.spot = e.spot == 0 ? expander.spot : e.spot;
      }
      throw e;
    } finally {
      stack.pop();
      current = before;
      fuel = fuelBefore;
    }
  }

  /** {@code (load "x")}: into the module that is current; the path as Guile shows it. */
  void loadPlainly(FileFacts file, String path) {
    if (stack.count(file.file()) > MOST_RELOADINGS) {
      throw new Beyond("a file that loads itself again and again", path);
    }
    loads.add(path + " [source]");
    stack.push(file.file());
    try {
      Deep.run(() -> new TopLevel(this, file).load());
    } finally {
      stack.pop();
    }
  }

  private void run(FileFacts file, @Nullable Code code) {
    if (code != null) {
      run(code);
    } else if (survey) {
      new TopLevel(this, file).survey();
    } else {
      new TopLevel(this, file).load();
    }
  }

  private void run(Code code) {
    derived.putAll(code.derived());
    if (isVersion3()) {
      units.putAll(code.definedOnce());
    }
    for (Ir form : code.forms()) {
      refuel();
      form.eval(this, null);
    }
  }

  /**
   * Notes the value of a definition; that of a compiled unit is what the unit itself sees of it.
   */
  void defined(String module, String name, Object value) {
    if (!units.isEmpty()) {
      Global global = new Global(module, name);
      if (units.containsKey(global)) {
        values.put(global, value);
      }
    }
  }

  /** What a compiled unit sees of its own definition, or null if that was not evaluated yet. */
  @Nullable Object own(String module, String name) {
    return values.get(new Global(module, name));
  }

  /** The definition in a compiled unit that a reference may run ahead of, or null. */
  @Nullable Ir ahead(String module, String name) {
    return units.isEmpty() ? null : units.get(new Global(module, name));
  }

  /**
   * Whether a name may be that of a macro which a form defined that nobody could follow, here or
   * where it is from.
   */
  boolean mayBeMacro(Global global) {
    Var variable = variable(global.module(), global.name());
    if (survey || (variable != null && variable.value != null)) {
      return false;
    }
    return mayDefineMacro(known(global.module()), global.name())
        || (variable != null && mayDefineMacro(known(variable.module), variable.name));
  }

  private boolean mayDefineMacro(@Nullable Mod module, String name) {
    return module != null && module.hasUnknownMacros && !isPromised(module, name);
  }

  /**
   * Whether a name will come to be: the module itself, or one that it imports, defines it further
   * on. Only what nobody promises may be due to names that cannot be found out.
   */
  boolean isPromised(Mod module, String name) {
    FileFacts own = program.forModule(module.name);
    if (own != null && own.definitions().stream().anyMatch(d -> d.name().equals(name))) {
      return true;
    }
    for (Use use : module.uses) {
      Mod imported = known(use.from.module);
      FileFacts file = program.forModule(use.from.module);
      if (file != null
          && imported != null
          && imported.exports == use.from // and not a selection
          && file.exports().stream().anyMatch(e -> e.name().to().equals(name))) {
        return true;
      }
    }
    return false;
  }

  /** {@code resolve-interface}: the interface itself, or a new one made of it as it is now. */
  Interface interfaceOf(ImportSpec spec) {
    return interfaces.interfaceOf(spec);
  }

  /** What an autoload gives for a name, now that somebody asks. */
  @Nullable Var triggered(Use use, String name) {
    return imports.triggered(use, name);
  }

  /** At -O2 Guile 3.0 looks into all interfaces that the compiled module uses. */
  void resolveAllUses(Mod module) {
    imports.resolveAllUses(module);
  }

  /** See {@link Interfaces#missing}. */
  Var missing(Interface from, String name, String kind) {
    return interfaces.missing(from, name, kind);
  }

  /**
   * Notes that the walk may differ from what Guile does from here on. The result of a transformer
   * that is in doubt is given up instead.
   */
  void doubt(Beyond doubt) {
    if (transforming > 0) {
      throw doubt;
    }
    uncertain.doubt(outcome(doubt));
  }

  /** Notes what the walk takes for granted: it goes on as if there were no doubt. */
  void assume(Beyond doubt) {
    if (transforming == 0 && !survey) {
      uncertain.assume(outcome(doubt));
    }
  }

  private Outcome outcome(Beyond doubt) {
    int spot = doubt.spot == 0 ? expander.spot : doubt.spot;
    return new Outcome(
        Status.UNKNOWN,
        doubt.reason,
        doubt.name,
        loadStack(),
        spot == 0 ? null : Body.locate(spot));
  }

  List<String> loadStack() {
    return stack.files();
  }

  /** The entry of a compilation is on the stack, too. */
  void enter(String file) {
    stack.push(file);
  }

  void leave() {
    stack.pop();
  }
}

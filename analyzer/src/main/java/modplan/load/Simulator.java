package modplan.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Mod.Var;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.Body;
import modplan.module.FileFacts;
import modplan.module.ModuleFact;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Tells what Guile does with an entry module: a depth-first walk over its imports in which each
 * form is expanded with the bindings that are visible then and, unless it is being compiled,
 * evaluated with values as far as they are known. Time is linear in the forms that are walked over,
 * but for what macros expand to and what top-level calls run, which is bounded.
 *
 * <p>Compiled files are made on demand, once per simulator. Not for several threads at once.
 */
public final class Simulator {
  private final Program program;
  private final GuileVersion version;
  private final Map<String, @Nullable Code> compiled = new HashMap<>();
  private final Map<String, Code.Unclear> unclear = new HashMap<>();
  private final Set<String> compiling = new HashSet<>();

  public Simulator(Program program, GuileVersion version) {
    this.program = program;
    this.version = version;
  }

  /** One simulation; those who ask for several should keep a simulator. */
  public static Simulation simulate(
      Program program, ModuleName entry, Mode mode, GuileVersion version) {
    return new Simulator(program, version).simulate(entry, mode);
  }

  /** What happens with the module at the path of this name as the entry. */
  public Simulation simulate(ModuleName entry, Mode mode) {
    return Deep.call(() -> run(entry, mode, "run"::equals));
  }

  /** The same, with the outcome of calling all procedures of such names: {@code (module) name}. */
  Simulation simulate(ModuleName entry, Mode mode, Predicate<String> thunks) {
    return Deep.call(() -> run(entry, mode, thunks));
  }

  /** What is found in the process once a module has been loaded from source. */
  <T> @Nullable T loaded(ModuleName module, BiFunction<World, Outcome, @Nullable T> look) {
    return Deep.call(
            () -> {
              World world = new World(program, version, Code.Store.NONE);
              Outcome outcome = load(world, module.toString());
              return Optional.ofNullable(look.apply(world, outcome));
            })
        .orElse(null);
  }

  private static Outcome load(World world, String module) {
    try {
      world.resolve(module);
    } catch (SchemeError e) {
      return failure(world, e);
    } catch (Beyond e) {
      world.doubt(e);
    }
    return Outcome.OK;
  }

  private Simulation run(ModuleName entry, Mode mode, Predicate<String> thunks) {
    String module = entry.toString();
    FileFacts own = program.forEntry(module);
    Code.Store store =
        mode.hasCompiledFiles()
            ? new Compiled(mode == Mode.COMPILE_GO && own != null ? own.file() : "")
            : Code.Store.NONE;
    World world = new World(program, version, store);
    world.booted = Booted.of(version, mode.compiles());
    Outcome likely = mode.compiles() ? compile(world, own, module) : load(world, module);
    List<Outcome> doubts = world.uncertain.takeDoubts();
    List<Outcome> assumptions = world.uncertain.assumptions();
    Map<String, Outcome> run = mode.compiles() ? Map.of() : runThunks(world, thunks);
    return new Simulation(
        entry,
        mode,
        doubts.isEmpty() ? likely : doubts.get(0),
        likely,
        doubts,
        assumptions,
        world.loads,
        run,
        List.copyOf(world.warnings));
  }

  private static Outcome compile(World world, @Nullable FileFacts own, String module) {
    try {
      if (own == null) {
        throw new SchemeError("no-code-for-module", module);
      }
      compile(world, own);
    } catch (SchemeError e) {
      return failure(world, e);
    } catch (Beyond e) {
      world.doubt(e);
    }
    return Outcome.OK;
  }

  private static Outcome failure(World world, SchemeError e) {
    List<String> stack = e.stack == null ? world.loadStack() : e.stack;
    return new Outcome(
        Status.ERROR, e.kind, e.name, stack, e.spot == 0 ? null : Body.locate(e.spot));
  }

  private static Code compile(World world, FileFacts file) {
    for (ModuleFact module : file.modules()) {
      String name = module.name().toString();
      FileFacts found = world.program.forModule(name);
      if (found != null && found.file().equals(file.file()) && world.booted.contains(name)) {
        world.find(name); // its names are bound while it is compiled
      }
    }
    world.enter(file.file());
    return new TopLevel(world, file).compile();
  }

  /** The .go files of all modules but one. */
  private final class Compiled implements Code.Store {
    private final String missing;

    Compiled(String missing) {
      this.missing = missing;
    }

    @Override
    public @Nullable Code code(FileFacts file) {
      return file.file().equals(missing) ? null : compiled(file);
    }

    @Override
    public Code.Unclear unclear(FileFacts file) {
      return unclear.getOrDefault(file.file(), Code.Unclear.NOTHING);
    }
  }

  /** The .go of a file when it is compiled alone, with no other .go there; null if that fails. */
  private @Nullable Code compiled(FileFacts file) {
    String path = file.file();
    if (compiled.containsKey(path)) {
      return compiled.get(path);
    }
    if (!compiling.add(path)) {
      throw new IllegalStateException("a file that is compiled while it is compiled: " + path);
    }
    World world = new World(program, version, Code.Store.NONE);
    world.booted = Booted.of(version, true);
    Code code = null;
    try {
      code = compile(world, file);
    } catch (SchemeError e) {
      code = null; // no .go, so it is loaded from source
    } catch (Beyond e) {
      world.doubt(e);
    } finally {
      compiling.remove(path);
    }
    unclear.put(
        path, new Code.Unclear(world.uncertain.takeDoubts(), world.uncertain.assumptions()));
    compiled.put(path, code);
    return code;
  }

  /** Calls procedures of all modules of the tree that are there. */
  private Map<String, Outcome> runThunks(World world, Predicate<String> thunks) {
    Map<String, Outcome> results = new TreeMap<>();
    for (String name : program.modules()) {
      Mod module = world.known(name);
      if (module == null || module.exports == null) {
        continue;
      }
      for (String symbol : new TreeSet<>(module.locals.keySet())) {
        Var thunk = module.locals.get(symbol);
        if (thunks.test(symbol)
            && thunk != null
            && (thunk.value instanceof Value.Procedure || thunk.value instanceof Value.Cases)) {
          String key = symbol.equals("run") ? name : name + " " + symbol;
          results.put(key, call(world, thunk.value));
        }
      }
    }
    return results;
  }

  private Outcome call(World world, Object thunk) {
    world.refuel();
    world.maybe = 0;
    Mod user = world.known("(guile-user)");
    if (user != null) {
      world.current = user;
    }
    Outcome likely;
    try {
      Calls.apply(world, thunk);
      likely = Outcome.OK;
    } catch (SchemeError e) {
      likely = failure(world, e);
    } catch (Beyond e) {
      world.doubt(e);
      likely = Outcome.OK;
    }
    List<Outcome> doubts = world.uncertain.takeDoubts();
    return doubts.isEmpty() ? likely : doubts.get(0);
  }
}

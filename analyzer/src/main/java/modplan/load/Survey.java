package modplan.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Var;
import modplan.module.BindingKind;
import modplan.module.FileFacts;
import modplan.module.ModuleFact;
import modplan.syntax.ModuleForm;
import modplan.syntax.ModuleName;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.jspecify.annotations.Nullable;

/**
 * What the modules of a program define and use when all of them are complete: the static side of
 * Guile's semantics, without an entry. Modules are read once for their definitions; the code of a
 * module is expanded when somebody asks for its references. Linear in the forms that are read, but
 * for what macros expand to. Not for several threads at once.
 */
public final class Survey {
  private final Program program;
  private final World world;
  private final Map<String, ModuleCode> codes = new HashMap<>();
  private final ProcedureFlow flow = new ProcedureFlow(this::target, this::definition);
  private final CalledCode called = new CalledCode(this::target, flow);

  private final NameMakers nameMakers;

  /** Files of modules that import one another whose definitions are known in full. */
  private final Set<String> completed = new HashSet<>();

  /** The expanded code of a module, and the macros that it uses. */
  private record ModuleCode(List<Ir> forms, Map<String, Ir> definitions, List<MacroUse> macros) {}

  private record MacroUse(Global name, int spot, boolean delayed) {}

  private Survey(Program program, GuileVersion version, NameMakers nameMakers) {
    this.program = program;
    this.nameMakers = nameMakers;
    this.world = new World(program, version, Code.Store.NONE);
    world.survey = true;
  }

  /** Reads the definitions of all modules of the tree. */
  public static Survey of(Program program, GuileVersion version) {
    Survey survey = new Survey(program, version, new NameMakers(program));
    Deep.call(
        () -> {
          survey.readAll(program.modules());
          return true;
        });
    return survey;
  }

  /** Reads the definitions of these modules and of all that they load. */
  static Survey of(Program program, GuileVersion version, Collection<String> modules) {
    return of(program, version, new NameMakers(program), modules);
  }

  /**
   * The same.
   *
   * @param nameMakers of the program
   */
  static Survey of(
      Program program, GuileVersion version, NameMakers nameMakers, Collection<String> modules) {
    Survey survey = new Survey(program, version, nameMakers);
    survey.readAll(modules);
    return survey;
  }

  World world() {
    return world;
  }

  NameMakers nameMakers() {
    return nameMakers;
  }

  /**
   * The code of one top-level form.
   *
   * @param omitted nodes in whose place there is a constant
   * @param listener told of the macros that it uses
   */
  List<Ir> form(String module, int index, IntSet omitted, Expander.Listener listener) {
    FileFacts file = program.forModule(module);
    Mod known = world.known(module);
    List<Ir> code = new ArrayList<>();
    if (file == null || known == null) {
      return code;
    }
    Expander.Listener before = world.expander.listener;
    world.expander.listener = listener;
    boolean hadUnknownNames = known.hasUnknownNames;
    try {
      again(
          file,
          () -> {
            if (!isLibrary(file)) { // the form of a library enters it itself
              world.current = known;
            }
            new TopLevel(world, file).code(index, omitted, code);
          });
    } finally {
      world.expander.listener = before;
      known.hasUnknownNames = hadUnknownNames; // who asks next must not see who asked before
    }
    return code;
  }

  private boolean isLibrary(String module) {
    FileFacts file = program.forModule(module);
    return file != null && isLibrary(file);
  }

  private static boolean isLibrary(FileFacts file) {
    return !file.modules().isEmpty()
        && file.modules().get(0).form() != ModuleForm.Kind.DEFINE_MODULE;
  }

  /** Reads the definitions of further modules and of all that they load. */
  void add(Collection<String> modules) {
    readAll(modules);
  }

  private void readAll(Collection<String> modules) {
    // A library that is read first, of a cycle, never comes to be; behind another member it does.
    modules.stream().filter(module -> !isLibrary(module)).forEach(this::read);
    modules.stream().filter(this::isLibrary).forEach(this::read);
    // Where modules import one another, macros of the later ones are known only now.
    List<FileFacts> left = new ArrayList<>();
    for (String path : List.copyOf(world.early)) {
      FileFacts file = program.file(path);
      if (completed.add(path) && file != null) {
        left.add(file);
      }
    }
    List<FileFacts> all = List.copyOf(left);
    while (!left.isEmpty()) {
      Map<String, Integer> before = offers(all);
      left.forEach(file -> again(file, new TopLevel(world, file)::survey));
      Map<String, Integer> after = offers(all);
      // What one exports again may be what another one has only now exported again.
      after.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
      left.clear();
      all.stream().filter(file -> passesOn(file, after.keySet())).forEach(left::add);
    }
  }

  /** How many names each of the modules offers by now; more and more. */
  private Map<String, Integer> offers(List<FileFacts> files) {
    Map<String, Integer> sizes = new HashMap<>();
    for (FileFacts file : files) {
      for (ModuleFact made : file.modules()) {
        Mod known = world.known(made.name().toString());
        if (known != null && known.exports != null) {
          sizes.put(known.name, known.exports.names.size());
        }
      }
    }
    return sizes;
  }

  /** Whether a file makes something of the names that one of the modules offers. */
  private static boolean passesOn(FileFacts file, Set<String> modules) {
    boolean again = file.exports().stream().anyMatch(export -> export.kind().isReExport());
    return file.mentions().stream()
        .anyMatch(
            mention ->
                mention.isEagerImport()
                    && (again || !mention.options().isEmpty())
                    && modules.contains(mention.target().toString()));
  }

  private void read(String module) {
    try {
      world.resolve(module);
    } catch (SchemeError | Beyond e) {
      // What can be known of it is known now.
    }
  }

  private void again(FileFacts file, Runnable work) {
    Mod before = world.current;
    world.enter(file.file());
    try {
      work.run();
    } finally {
      world.leave();
      world.current = before;
    }
  }

  /**
   * What the names are bound to that a module exports, by name; a name that it exports but never
   * defines is unknown.
   */
  public Map<String, BindingKind> exports(ModuleName module) {
    Map<String, BindingKind> kinds = new TreeMap<>();
    Mod known = world.known(module.toString());
    Interface offered = known == null ? world.guile(module.toString()) : known.exports;
    if (offered != null) {
      offered.names.forEach((name, variable) -> kinds.put(name, kind(variable)));
    }
    return kinds;
  }

  /** What the names mean that a module exports, by name; where they are defined, if it is known. */
  public Map<String, Meaning> offers(ModuleName module) {
    Map<String, Meaning> meanings = new TreeMap<>();
    Mod known = world.known(module.toString());
    if (known != null && known.exports != null) {
      known.exports.names.forEach(
          (name, variable) ->
              meanings.put(name, new Meaning(variable.module, variable.name, kind(variable))));
    }
    return meanings;
  }

  /** The exported names that replace those of other imports without a warning. */
  public Set<String> replacing(ModuleName module) {
    Mod known = world.known(module.toString());
    return known == null || known.exports == null ? Set.of() : Set.copyOf(known.exports.replacing);
  }

  private static BindingKind kind(Var variable) {
    if (variable.value == null || variable.madeUp) {
      return BindingKind.UNKNOWN;
    }
    return variable.value instanceof Macro ? BindingKind.MACRO : BindingKind.VARIABLE;
  }

  /**
   * What symbols stand for at the top level of a module, those among them that mean anything there.
   */
  public Map<String, Meaning> meanings(ModuleName module, Collection<String> symbols) {
    Map<String, Meaning> meanings = new HashMap<>();
    Mod known = world.known(module.toString());
    if (known == null) {
      return meanings;
    }
    return Deep.call(
        () -> {
          for (String symbol : symbols) {
            Var variable = world.variable(known, symbol);
            if (variable != null) {
              meanings.put(symbol, new Meaning(variable.module, variable.name, kind(variable)));
            }
          }
          return meanings;
        });
  }

  /** Whether a module defines names that could not be found out. */
  public boolean hasUnknownNames(ModuleName module) {
    Mod known = world.known(module.toString());
    return known != null && known.hasUnknownNames;
  }

  /**
   * The bindings of other modules of the tree that a module uses; each once for each way of using
   * it, at the first place, in the order of the code.
   */
  public List<Reference> references(ModuleName module) {
    return Deep.call(() -> collect(module.toString()));
  }

  private List<Reference> collect(String module) {
    ModuleCode code = code(module);
    if (code == null) {
      return List.of();
    }
    ReferenceCollector collector =
        new ReferenceCollector(
            module, name -> program.forModule(name) != null, this::target, flow, called);
    for (MacroUse use : code.macros()) {
      collector.macro(owner(use.name()), use.name().name(), use.delayed(), use.spot());
    }
    code.forms().forEach(collector::form);
    return collector.found();
  }

  /** The module and name that define what a name stands for. */
  private @Nullable Global owner(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable == null ? null : new Global(variable.module, variable.name);
  }

  private @Nullable ModuleCode code(String module) {
    if (codes.containsKey(module)) {
      return codes.get(module);
    }
    FileFacts file = program.forModule(module);
    if (file == null) {
      return null;
    }
    List<MacroUse> macros = new ArrayList<>();
    List<Ir> forms = new ArrayList<>();
    Expander.Listener before = world.expander.listener;
    world.expander.listener =
        (name, spot, procedures) -> {
          if (!isGuiles(name)) {
            macros.add(new MacroUse(name, spot, procedures > 0));
          }
        };
    try {
      again(file, () -> forms.addAll(new TopLevel(world, file).code()));
    } finally {
      world.expander.listener = before;
    }
    Map<String, Ir> definitions = new HashMap<>();
    for (Ir form : forms) {
      if (form instanceof TopCode.Define define) {
        definitions.put(define.name, define.value);
      }
    }
    ModuleCode code = new ModuleCode(forms, definitions, macros);
    codes.put(module, code);
    return code;
  }

  private boolean isGuiles(Global name) {
    Var variable = world.variable(name.module(), name.name());
    return variable != null
        && (variable.value instanceof Macro.Builtin || program.forModule(variable.module) == null);
  }

  /** What a reference stands for; null for other code. */
  private @Nullable Global target(Ir ir) {
    if (ir instanceof Ir.TopRef ref) {
      return owner(new Global(ref.module, ref.name));
    } else if (ir instanceof Ir.ModuleRef ref) {
      Mod known = world.known(ref.module);
      if (ref.isPublic && known != null && known.exports != null) {
        Var variable = known.exports.names.get(ref.name);
        return variable == null ? null : new Global(variable.module, variable.name);
      }
      return owner(new Global(ref.module, ref.name));
    }
    return null;
  }

  private @Nullable Ir definition(Global name) {
    ModuleCode code = code(name.module());
    return code == null ? null : code.definitions().get(name.name());
  }

  static ModuleName moduleName(String text) {
    return new ModuleName(List.of(text.substring(1, text.length() - 1).split(" ", -1)));
  }
}

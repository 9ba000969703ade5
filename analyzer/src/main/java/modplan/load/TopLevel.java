package modplan.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.module.Body;
import modplan.module.FileFacts;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.jspecify.annotations.Nullable;

/**
 * The top level of a file: one datum after the other is expanded and, when it is being loaded,
 * evaluated ({@code expand-top-sequence} of psyntax.scm).
 */
final class TopLevel {
  /** What happens to a form, as psyntax names it. */
  private enum When {
    EVALUATE,
    COMPILE,
    BOTH
  }

  /** Procedures that change what a module exports. */
  private static final Set<String> EXPORTING =
      Set.of(
          "module-export!",
          "module-re-export!",
          "module-replace!",
          "module-export-all!",
          "module-add!",
          "module-use!",
          "set-module-public-interface!",
          "load-extension",
          "dynamic-call");

  private static final int EVAL = 1;
  private static final int LOAD = 2;
  private static final int AT_COMPILATION = 4;
  private static final int EXPAND = 8;

  private final World world;
  private final Expander expander;
  private final FileFacts file;
  private final CoreForms core;

  /** The scope of a {@code let-syntax} at top level; null outside. */
  private @Nullable Env scope;

  /** The form that is being read. */
  private int form;

  TopLevel(World world, FileFacts file) {
    this.world = world;
    this.expander = world.expander;
    this.file = file;
    this.core = new CoreForms(expander);
  }

  /** Loads the file from source. */
  void load() {
    world.lookedInto.noteAll(file.body());
    for (int i = 0; i < file.body().forms(); i++) {
      world.refuel();
      try {
        evaluate(
            expand(
                BodyData.datum(file.body(), file.body().form(i), world.strings()),
                When.EVALUATE,
                EVAL));
      } catch (Beyond e) {
        passOver(e);
      }
    }
    end();
  }

  /** Compiles the file: nothing is evaluated but what must be at expansion time. */
  Code compile() {
    List<Ir> forms = new ArrayList<>();
    for (int i = 0; i < file.body().forms(); i++) {
      world.refuel();
      Object form = BodyData.datum(file.body(), file.body().form(i), world.strings());
      try {
        forms.addAll(expand(form, When.COMPILE, AT_COMPILATION | LOAD));
      } catch (Beyond e) {
        passOver(e);
      }
    }
    end();
    if (world.isVersion3()) {
      world.resolveAllUses(world.current);
    }
    FreeVariables variables = new FreeVariables(world);
    variables.lookUp(forms);
    Code code = variables.code(forms);
    if (world.isVersion3() && world.compiled != Code.Store.NONE) {
      Inlining inlining = new Inlining(world);
      code.forms().forEach(inlining::look);
    }
    return code;
  }

  /** The walk goes on behind a form that cannot be followed, whatever it would have defined. */
  private void passOver(Beyond e) {
    world.current.hideNames();
    world.doubt(e);
  }

  /** Reads the definitions of the file; what is wrong with a form is passed over. */
  void survey() {
    PlainDefinitions plain = new PlainDefinitions(world, file.body());
    for (int i = 0; i < file.body().forms(); i++) {
      world.refuel();
      form = i;
      if (plain.note(i)) {
        continue;
      }
      plain.forget();
      try {
        Object datum = BodyData.datum(file.body(), file.body().form(i), world.strings());
        if (mentions(datum, Set.of("module-add!"))) {
          evaluate(expand(datum, When.EVALUATE, EVAL)); // exports that are computed
        } else {
          parse(datum, When.COMPILE, AT_COMPILATION | LOAD, new ArrayList<>());
        }
      } catch (SchemeError | Beyond e) {
        world.current.hasUnknownNames |= e instanceof Beyond;
        world.current.mayExportMore = true;
      }
    }
  }

  /** Whether one of the symbols stands in a form outside of definitions. */
  private static boolean mentions(Object form, Set<String> symbols) {
    Deque<Object> pending = new ArrayDeque<>();
    pending.push(form);
    while (!pending.isEmpty()) {
      Object x = pending.pop();
      if (x instanceof Seq seq) {
        boolean defines =
            seq.size() > 0 && seq.get(0) instanceof String s && s.startsWith("define");
        if (!defines) {
          for (Object item : seq.items) {
            pending.push(item);
          }
        }
      } else if (Data.isIdentifier(x) && symbols.contains(Data.symbol(x))) {
        return true;
      }
    }
    return false;
  }

  /** The code of the file with all that is known of its modules; what is wrong is passed over. */
  List<Ir> code() {
    List<Ir> code = new ArrayList<>();
    for (int i = 0; i < file.body().forms(); i++) {
      code(i, IdleFields.NONE, code);
    }
    return code;
  }

  /**
   * Adds the code of one top-level form.
   *
   * @param omitted nodes in whose place there is a constant
   */
  void code(int index, IntSet omitted, List<Ir> code) {
    world.refuel();
    form = index;
    Object datum = BodyData.datum(file.body(), file.body().form(index), omitted, world.strings());
    List<Supplier<@Nullable Ir>> later = new ArrayList<>();
    try {
      parse(datum, When.COMPILE, AT_COMPILATION | LOAD, later);
    } catch (SchemeError | Beyond e) {
      world.current.hasUnknownNames |= e instanceof Beyond;
    }
    for (Supplier<@Nullable Ir> each : later) {
      try {
        Ir one = each.get();
        if (one != null) {
          code.add(one);
        }
      } catch (SchemeError | Beyond e) {
        world.current.hasUnknownNames |= e instanceof Beyond;
      }
    }
  }

  private void end() {
    if (file.body().isCut()) {
      throw new SchemeError("read-error", "");
    }
  }

  /** {@code (load "x")}: in the module that is current when it runs. */
  static void loadFile(World world, String path) {
    FileFacts file = world.program.file(path.startsWith("./") ? path.substring(2) : path);
    if (file == null) {
      throw path.startsWith("/")
          ? new Beyond("a file outside the tree", path)
          : new SchemeError("system-error", path);
    }
    world.loadPlainly(file, "./" + path);
  }

  /**
   * {@code (load-from-path "x")} and {@code primitive-load}, whose path is not on the load path.
   */
  static void loadFromPath(World world, String path, String procedure) {
    boolean isPlain = procedure.equals("primitive-load");
    FileFacts file = null;
    for (String ending : isPlain ? List.of("") : List.of("", ".scm")) {
      file = file != null ? file : world.program.onLoadPath(path + ending);
    }
    if (file == null) {
      throw path.startsWith("/")
          ? new Beyond("a file outside the tree", path)
          : new SchemeError(isPlain ? "system-error" : "misc-error", path);
    }
    world.loadPlainly(file, isPlain ? "./" + path : file.file());
  }

  private void evaluate(List<Ir> code) {
    for (Ir form : code) {
      form.eval(world, null);
    }
  }

  private List<Ir> expand(Object datum, When when, int situations) {
    List<Supplier<@Nullable Ir>> later = new ArrayList<>();
    parse(datum, when, situations, later);
    List<Ir> code = new ArrayList<>();
    for (Supplier<@Nullable Ir> each : later) {
      Ir form = each.get();
      if (form != null) {
        code.add(form);
      }
    }
    return code;
  }

  /** First pass over a form: definitions of macros take effect, the rest is left for later. */
  private void parse(Object datum, When when, int situations, List<Supplier<@Nullable Ir>> later) {
    try {
      Deep.run(() -> parseAll(datum, when, situations, later));
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      throw new Beyond("a form that is not understood", "");
    }
  }

  private void parseAll(
      Object datum, When when, int situations, List<Supplier<@Nullable Ir>> later) {
    List<Object> pending = new ArrayList<>();
    pending.add(datum);
    while (!pending.isEmpty()) {
      Object x = pending.remove(pending.size() - 1);
      if (x instanceof Seq seq && seq.spot != 0) {
        expander.spot = seq.spot;
      }
      Object next = parseOne(x, when, situations, later);
      if (next instanceof Object[] forms) {
        for (int i = forms.length - 1; i >= 0; i--) {
          pending.add(forms[i]);
        }
      } else if (next != null) {
        pending.add(next);
      }
    }
  }

  /** Null if the form is done, another datum to go on with, or several. */
  private @Nullable Object parseOne(
      Object x, When when, int situations, List<Supplier<@Nullable Ir>> later) {
    if (!(x instanceof Seq seq) || seq.size() == 0) {
      expression(x, when, later);
      return null;
    }
    Macro macro = expander.headMacro(seq, scope);
    if (macro == null) {
      if (Data.isSymbol(seq.get(0), Body.OPAQUE)) {
        throw new Beyond("a form that is nested too deeply", "");
      }
      expression(seq, when, later);
      return null;
    }
    if (macro instanceof Macro.Builtin builtin) {
      return builtin(builtin.name(), seq, when, situations, later);
    }
    if (macro instanceof Macro.RecordConstructor) {
      expression(seq, when, later);
      return null;
    }
    Object expanded = expander.transform(macro, seq, scope);
    if (expanded != null) {
      return expanded;
    }
    world.current.hideNames();
    expression(seq, when, later);
    return null;
  }

  private @Nullable Object builtin(
      String name, Seq form, When when, int situations, List<Supplier<@Nullable Ir>> later) {
    switch (name) {
      case "begin":
        return form.rest(1);
      case "define", "define*":
        define(core.definers.uncurry(form, name.equals("define*")), form, when, later);
        return null;
      case "define-syntax", "define-syntax-parameter":
        CoreForms.need(form.size() == 3 && Data.isIdentifier(form.get(1)), name);
        defineSyntax(form, form.get(1), form.get(2), false, when, situations, later);
        return null;
      case "define-macro", "defmacro", "defmacro*":
        {
          Object target = form.size() > 1 ? form.get(1) : "";
          Object macro = target instanceof Seq seq && seq.size() > 0 ? seq.get(0) : target;
          CoreForms.need(Data.isIdentifier(macro) && form.size() >= 3, name);
          Object transformer =
              target instanceof Seq seq
                  ? CoreForms.bodyForm("lambda", seq.from(1), form.rest(2))
                  : name.equals("define-macro")
                      ? form.get(2)
                      : CoreForms.bodyForm(
                          name.endsWith("*") ? "lambda*" : "lambda", form.get(2), form.rest(3));
          defineSyntax(form, macro, transformer, true, when, situations, later);
          return null;
        }
      case "eval-when":
        evalWhen(form, when, later);
        return null;
      case "let-syntax", "letrec-syntax":
        {
          Env around = scope;
          scope = core.scopes.syntaxScope(form, around);
          try {
            for (Object inner : form.rest(2)) {
              Deep.run(() -> parseAll(inner, when, situations, later));
            }
          } finally {
            scope = around;
          }
          return null;
        }
      case "define-module",
      "use-modules",
      "import",
      "export",
      "re-export",
      "export!",
      "re-export!",
      "export-syntax",
      "re-export-syntax":
        {
          Ir change = ModuleChanges.of(name, form);
          module(change, later);
          return null;
        }
      case "library":
        return Libraries.library(world, form);
      case "define-library":
        return Libraries.defineLibrary(core.splices, form);
      case "%ensure-generic":
        expression(form, when, later);
        return null;
      default:
        {
          Seq desugared = core.definers.desugar(name, form, null);
          if (desugared == null) {
            desugared = core.splices.splice(name, form, null);
          }
          if (desugared == null) {
            if (name.startsWith("define") && form.size() > 1) {
              world.current.hideNames();
            }
            expression(form, when, later);
          }
          return desugared;
        }
    }
  }

  private void expression(Object x, When when, List<Supplier<@Nullable Ir>> later) {
    int at = expander.spot;
    Env env = scope;
    boolean changesInterface =
        world.survey
            && x instanceof Seq call
            && call.size() > 0
            && Data.isSymbol(call.get(0), "module-use!");
    if (when == When.BOTH || changesInterface) {
      Ir code = expander.expand(x, env);
      code.eval(world, null);
      later.add(() -> code);
      return;
    }
    if (world.survey && mentions(x, EXPORTING)) {
      world.current.mayExportMore = true;
    }
    later.add(
        () -> {
          expander.spot = at;
          return expander.expand(x, env);
        });
  }

  /** A form that takes effect at expansion, and again when the code runs. */
  private void module(Ir change, List<Supplier<@Nullable Ir>> later) {
    change.eval(world, null);
    later.add(() -> change);
  }

  private void define(Seq plain, Seq form, When when, List<Supplier<@Nullable Ir>> later) {
    Object identifier = plain.get(1);
    String name = topName(identifier, form);
    String module = world.current.name;
    int at = expander.spot;
    Env env = scope;
    Supplier<Ir> value =
        () -> {
          expander.spot = at;
          return plain.size() > 2 ? expander.expand(plain.get(2), env) : Ir.Constant.UNSPECIFIED;
        };
    if (when == When.BOTH) {
      Ir code = new TopCode.Define(module, name, value.get(), at);
      code.eval(world, null);
      later.add(() -> code);
      return;
    }
    if (world.survey) {
      Mod target = world.current;
      Mod.Var variable = target.local(name);
      int from = this.form;
      variable.value =
          new Value.Deferred(
              world,
              target,
              () -> {
                world.lookedInto.note(file.body(), from);
                return value.get();
              });
    }
    // The name is looked up; if it means a macro, that meaning goes at once.
    Mod.Var variable = world.variable(world.current, name);
    if (variable != null && variable.value instanceof Macro) {
      world.current.local(name).value = Atom.UNSPECIFIED;
    }
    later.add(() -> new TopCode.Define(module, name, value.get(), at));
  }

  /** The name in the module; one that a macro brings in gets a name of its own. */
  private String topName(Object identifier, Seq form) {
    if (!(identifier instanceof Alias alias)) {
      return (String) identifier;
    }
    Global known = world.derived.get(alias);
    if (known != null) {
      return known.name();
    }
    String name =
        Data.symbol(alias) + "-" + Integer.toHexString(Data.strip(form).toString().hashCode());
    world.derived.put(alias, new Global(world.current.name, name));
    return name;
  }

  private void defineSyntax(
      Seq form,
      Object identifier,
      Object transformer,
      boolean onData,
      When when,
      int situations,
      List<Supplier<@Nullable Ir>> later) {
    String name = topName(identifier, form);
    String module = world.current.name;
    int at = expander.spot;
    Env env = scope;
    Supplier<Ir> code =
        () -> {
          expander.spot = at;
          if (transformer instanceof Definers.Inlining inlining) {
            Macro macro =
                new Macro.Inlinable(
                    inlining.procedure(), inlining.formals(), inlining.body(), module);
            return new TopCode.DefineMacro(module, name, null, macro, false, at);
          }
          if (transformer instanceof GuixRecords.TypeName type) {
            return new TopCode.DefineMacro(module, name, null, type.macro(module), false, at);
          }
          if (transformer instanceof GuixRecords.Type type) {
            return new TopCode.DefineMacro(module, name, null, type.constructor(module), false, at);
          }
          int lambdas = expander.lambdas;
          Ir value = expander.expand(transformer, env);
          expander.lambdas = lambdas;
          TopCode.DefineMacro define =
              new TopCode.DefineMacro(module, name, value, null, onData, at);
          define.isParameter = Data.isSymbol(form.get(0), "define-syntax-parameter");
          return define;
        };
    if (when == When.COMPILE) {
      if ((situations & AT_COMPILATION) != 0) {
        Ir now = code.get();
        now.eval(world, null);
        if ((situations & LOAD) != 0) {
          later.add(() -> now);
        }
      } else if ((situations & LOAD) != 0) {
        later.add(() -> code.get());
      }
    } else if (when == When.BOTH) {
      Ir now = code.get();
      now.eval(world, null);
      later.add(() -> now);
    } else if ((situations & EVAL) != 0) {
      code.get().eval(world, null);
    }
  }

  private void evalWhen(Seq form, When when, List<Supplier<@Nullable Ir>> later) {
    CoreForms.need(form.size() >= 2 && form.get(1) instanceof Seq, "eval-when");
    int wanted = 0;
    for (Object item : ((Seq) form.get(1)).items) {
      wanted |=
          switch (Data.isIdentifier(item) ? Data.symbol(item) : "") {
            case "eval" -> EVAL;
            case "load" -> LOAD;
            case "compile" -> AT_COMPILATION;
            case "expand" -> EXPAND;
            default -> throw SchemeError.syntax("invalid eval-when situation");
          };
    }
    if (world.survey) {
      TreeForms.useModules(world, form.rest(2));
    }
    boolean atExpansion = (wanted & (AT_COMPILATION | EXPAND)) != 0;
    Seq body = Expander.form("begin", form.rest(2));
    if (when == When.EVALUATE) {
      if ((wanted & EVAL) != 0) {
        parse(body, (wanted & EXPAND) != 0 ? When.BOTH : When.EVALUATE, EVAL, later);
      } else if ((wanted & EXPAND) != 0) {
        evaluate(expand(body, When.EVALUATE, EVAL));
      }
      return;
    }
    boolean alsoEval = when == When.BOTH && (wanted & EVAL) != 0;
    if ((wanted & LOAD) != 0) {
      if (atExpansion || alsoEval) {
        parse(body, When.BOTH, AT_COMPILATION | LOAD, later);
      } else {
        parse(body, When.COMPILE, LOAD, later);
      }
    } else if (atExpansion || alsoEval) {
      evaluate(expand(body, When.EVALUATE, EVAL));
    }
  }

  static Map<Global, Ir> definedOnce(List<Ir> forms) {
    Map<Global, Ir> once = new HashMap<>();
    Set<Global> twice = new HashSet<>();
    for (Ir form : forms) {
      Global name = null;
      Ir value = form;
      if (form instanceof TopCode.Define define) {
        name = new Global(define.module, define.name);
        value = define.value;
      } else if (form instanceof TopCode.DefineMacro define) {
        name = new Global(define.module, define.name);
      }
      if (name != null && once.put(name, value) != null) {
        twice.add(name);
      }
    }
    once.keySet().removeAll(twice);
    return once;
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import modplan.load.LoadSteps.Autoload;
import modplan.load.LoadSteps.CalledMacro;
import modplan.load.LoadSteps.Definition;
import modplan.load.LoadSteps.Helper;
import modplan.load.LoadSteps.Need;
import modplan.load.LoadSteps.Phase;
import modplan.load.LoadSteps.Showing;
import modplan.load.LoadSteps.Step;
import modplan.load.LoadSteps.Use;
import modplan.load.Mod.Var;
import modplan.load.Reference.How;
import modplan.load.StepReader.Members;
import modplan.load.World.Global;
import modplan.module.Body;
import modplan.module.Mention;
import modplan.module.MentionKind;
import org.jspecify.annotations.Nullable;

/** Finds in the code of modules where they use bindings of one another, and when. */
final class UseReader {
  private final Survey survey;
  private final World world;
  private final StepReader steps;
  private final Map<String, Integer> numbers;

  /** Names that some member exports for another one. */
  private final Set<String> offered = new HashSet<>();

  private final Map<String, Map<Integer, FormCode>> codes = new HashMap<>();
  private final Map<Global, List<Need>> phases = new HashMap<>();

  /** A top-level form, expanded. */
  private record FormCode(List<Ir> forms, List<MacroUse> macros) {}

  /**
   * @param procedures how many of them it stands in
   */
  private record MacroUse(Global name, int spot, int procedures) {
    boolean delayed() {
      return procedures > 0;
    }
  }

  UseReader(Survey survey, StepReader steps, Map<String, Integer> numbers) {
    this.survey = survey;
    this.world = survey.world();
    this.steps = steps;
    this.numbers = numbers;
    for (int number = 0; number < numbers.size(); number++) {
      Mod.Interface exports = steps.member(number).mod().exports;
      if (exports != null) {
        exports.names.forEach(
            (name, variable) -> {
              if (numbers.containsKey(variable.module)) {
                offered.add(name);
              }
            });
      }
    }
  }

  /** What matters in the code of a module. */
  List<Step> read(Members member) {
    return new Reading(member).read();
  }

  private FormCode code(String module, int form) {
    Map<Integer, FormCode> known = codes.computeIfAbsent(module, m -> new HashMap<>());
    FormCode code = known.get(form);
    if (code == null) {
      List<MacroUse> macros = new ArrayList<>();
      List<Ir> forms =
          survey.form(
              module,
              form,
              (name, spot, procedures) -> macros.add(new MacroUse(name, spot, procedures)));
      code = new FormCode(forms, macros);
      known.put(form, code);
    }
    return code;
  }

  private @Nullable Global owner(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable == null ? null : new Global(variable.module, variable.name);
  }

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

  /** The code of a procedure: its definition, and the form that holds it. */
  private @Nullable Procedure procedure(Global name) {
    int form = formOf(name);
    if (form >= 0) {
      for (Ir ir : code(name.module(), form).forms()) {
        if (ir instanceof TopCode.Define define && define.name.equals(name.name())) {
          return new Procedure(define.value, form);
        }
      }
    }
    return null;
  }

  /** The top-level form that defines a name of a member; -1 if it is not known. */
  private int formOf(Global name) {
    Integer number = numbers.get(name.module());
    Definition definition = number == null ? null : steps.member(number).defined().get(name.name());
    return definition == null ? -1 : definition.form();
  }

  private record Procedure(Ir value, int form) {}

  /**
   * The variables that expanding a macro calls for: what its transformer mentions outside of
   * templates, and what the procedures mention that it calls.
   */
  private List<Need> phase(Global macro) {
    List<Need> known = phases.get(macro);
    if (known != null) {
      return known;
    }
    phases.put(macro, List.of());
    Map<Global, Boolean> found = new LinkedHashMap<>();
    int form = formOf(macro);
    if (form >= 0) {
      for (Ir ir : code(macro.module(), form).forms()) {
        if (ir instanceof TopCode.DefineMacro define && define.name.equals(macro.name())) {
          needs(ir, found, false, 0);
        }
      }
    }
    List<Need> needs = new ArrayList<>();
    found.forEach(
        (name, isCalled) -> {
          Integer number = numbers.get(name.module());
          if (number != null) {
            needs.add(new Need(number, name.name(), isCalled));
          }
        });
    phases.put(macro, needs);
    return needs;
  }

  private static final int DEEPEST_CALLS = 40;

  private void needs(Ir ir, Map<Global, Boolean> found, boolean isCalled, int depth) {
    Global target = target(ir);
    if (target != null && numbers.containsKey(target.module()) && isVariable(target)) {
      Boolean before = found.putIfAbsent(target, isCalled);
      if (before == null && isCalled && depth < DEEPEST_CALLS) {
        Procedure procedure = procedure(target);
        if (procedure != null && isProcedure(procedure.value())) {
          needs(procedure.value(), found, false, depth + 1);
        }
      }
    }
    if (ir instanceof Call call) {
      needs(call.operator, found, true, depth);
      call.operands.forEach(operand -> needs(operand, found, false, depth));
      return;
    }
    ir.parts(part -> needs(part, found, false, depth), part -> needs(part, found, false, depth));
  }

  private boolean isVariable(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable != null && !(variable.value instanceof Macro);
  }

  private static boolean isProcedure(Ir value) {
    return value instanceof Lambda || value instanceof CaseLambda;
  }

  /** Reads one module. */
  private final class Reading {
    private final Members member;
    private final String module;
    private final FormNames names;
    private final List<Step> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<Global> called = new HashSet<>();

    /** Names visible in the module that members define: variables and macros. */
    private final Map<String, Var> foreign = new LinkedHashMap<>();

    private int form;

    /** Macros of which a use has been seen. */
    private final Set<String> settled = new HashSet<>();

    /** Places of code that runs while the module is loaded. */
    private final Set<Integer> running = new HashSet<>();

    /** The same in procedures that are called: module and place. */
    private final Set<String> runningElsewhere = new HashSet<>();

    Reading(Members member) {
      this.member = member;
      this.module = member.module();
      this.names = new FormNames(member.file().body(), this::delayedFields);
      for (String name : member.file().body().texts()) {
        if (offered.contains(name)) {
          see(name, world.variable(member.mod(), name));
        }
      }
      for (Mod.Use use : member.mod().uses) {
        Integer number = numbers.get(use.from.module);
        if (number != null && use.from != steps.member(number).mod().exports) {
          use.from.names.forEach(this::see); // under other names, perhaps
        }
      }
      member.file().mentions().forEach(this::waitFor);
    }

    private void see(String name, @Nullable Var variable) {
      Integer owner = variable == null ? null : numbers.get(variable.module);
      if (variable != null
          && owner != null
          && owner != member.number()
          && !member.mod().locals.containsKey(name)) {
        foreign.putIfAbsent(name, variable);
      }
    }

    /** Names of an autoload that nothing has triggered are visible all the same. */
    private void waitFor(Mention mention) {
      Integer number = numbers.get(mention.target().toString());
      Mod.Interface offered = number == null ? null : steps.member(number).mod().exports;
      if (number == null
          || offered == null
          || mention.kind() != MentionKind.AUTOLOAD
          || number == member.number()) {
        return;
      }
      for (String name : mention.names()) {
        Var variable = offered.names.get(name);
        Integer owner = variable == null ? null : numbers.get(variable.module);
        if (variable != null && owner != null && owner != member.number()) {
          foreign.putIfAbsent(name, variable);
        }
      }
    }

    private Set<String> delayedFields(String head) {
      Macro macro = world.expander.macro(new Global(module, head));
      return macro instanceof Macro.RecordConstructor record
          ? record.fields().stream()
              .filter(Macro.Field::delayed)
              .map(Macro.Field::name)
              .collect(Collectors.toSet())
          : Set.of();
    }

    List<Step> read() {
      Body body = member.file().body();
      Map<Integer, Set<String>> autoloads = autoloads();
      Set<String> macros = new HashSet<>();
      Set<String> copied = new HashSet<>();
      foreign.forEach(
          (name, variable) -> {
            if (variable.value instanceof Macro) {
              macros.add(name);
            } else if (!member.copies().isEmpty() && isCopied(name)) {
              copied.add(name);
            }
          });
      Set<String> relevant = new HashSet<>(macros);
      relevant.addAll(copied);
      relevant.addAll(ownMacros(body));
      Set<String> needed = new HashSet<>(foreign.keySet());
      boolean refers =
          member.file().mentions().stream()
              .anyMatch(m -> isReference(m) && numbers.containsKey(m.target().toString()));
      if (refers) {
        needed.add("@");
        needed.add("@@");
      }
      needed.addAll(taintedMacros(body, needed));
      needed.addAll(taintedProcedures(body, needed));
      Set<String> pending = new HashSet<>(relevant);
      boolean includes = false;
      for (int i = 0; i < body.forms(); i++) {
        includes |= names.includes(i);
      }
      for (form = 0; form < body.forms(); form++) {
        if (body.owner(form) > 0) {
          continue;
        }
        autoload(autoloads);
        boolean strict = includes || names.mayNeed(form, needed);
        Set<String> later = pending.isEmpty() ? Set.of() : names.mentioned(form, pending);
        if (strict || !later.isEmpty()) {
          collect(strict);
          pending.removeAll(settled);
        }
      }
      return found;
    }

    private boolean isReference(Mention mention) {
      return mention.kind() == MentionKind.MODULE_REF
          || mention.kind() == MentionKind.MODULE_PRIVATE_REF;
    }

    private boolean isCopied(String name) {
      return steps.providers(member, name).stream().anyMatch(p -> p.id() >= 0);
    }

    /** Macros of the module that run procedures when they are expanded, and are used in it. */
    private Set<String> ownMacros(Body body) {
      Set<String> found = new HashSet<>();
      Set<String> variables = new HashSet<>(foreign.keySet());
      member.defined().keySet().stream()
          .filter(name -> isVariable(new Global(module, name)))
          .forEach(variables::add);
      for (int i = 0; i < body.forms(); i++) {
        String macro = names.macro(i);
        if (!macro.isEmpty()
            && names.isProcedural(i)
            && names.mentions(i, variables)
            && !phase(new Global(module, macro)).isEmpty()) {
          found.add(macro);
        }
      }
      return found;
    }

    private Set<String> taintedMacros(Body body, Set<String> names) {
      return tainted(body, names, true);
    }

    private Set<String> taintedProcedures(Body body, Set<String> names) {
      return tainted(body, names, false);
    }

    /** Names of own definitions whose code mentions one of the names, or one another. */
    private Set<String> tainted(Body body, Set<String> all, boolean macros) {
      Map<Integer, String> left = new LinkedHashMap<>();
      for (int i = 0; i < body.forms(); i++) {
        String name = macros ? names.macro(i) : names.procedure(i);
        if (!name.isEmpty()) {
          left.put(i, name);
        }
      }
      Set<String> tainted = new HashSet<>();
      Set<String> fresh = all;
      while (!fresh.isEmpty() && !left.isEmpty()) {
        Set<String> next = new HashSet<>();
        Set<String> now = fresh;
        left.entrySet()
            .removeIf(
                each -> {
                  boolean hit = names.mentions(each.getKey(), now);
                  if (hit) {
                    next.add(each.getValue());
                  }
                  return hit;
                });
        tainted.addAll(next);
        fresh = next;
      }
      return tainted;
    }

    // -------------------------------------------------------------- autoloads

    /** Names that wait for an autoload, by number of the module. */
    private Map<Integer, Set<String>> autoloads() {
      Map<Integer, Set<String>> waiting = new LinkedHashMap<>();
      for (Mention mention : member.file().mentions()) {
        Integer target = numbers.get(mention.target().toString());
        if (mention.kind() == MentionKind.AUTOLOAD
            && mention.context() == modplan.module.Context.EAGER
            && target != null
            && target != member.number()) {
          waiting.computeIfAbsent(target, t -> new HashSet<>()).addAll(mention.names());
        }
      }
      return waiting;
    }

    /** Expands the form if it may be the first to look up a name of an autoload. */
    private void autoload(Map<Integer, Set<String>> waiting) {
      if (waiting.isEmpty() || names.isModuleForm(form)) {
        return;
      }
      Set<String> all = new HashSet<>();
      waiting.values().forEach(all::addAll);
      if (!names.includes(form) && !names.mentions(form, all)) {
        return;
      }
      Set<String> looked = new LinkedHashSet<>();
      world.lookups =
          (where, name) -> {
            if (where == member.mod() && all.contains(name)) {
              looked.add(name);
            }
          };
      try {
        codes.computeIfAbsent(module, m -> new HashMap<>()).remove(form);
        member.mod().imported.keySet().removeAll(all);
        code(module, form);
      } finally {
        world.lookups = null;
      }
      waiting
          .entrySet()
          .removeIf(
              each -> {
                for (String name : looked) {
                  if (each.getValue().contains(name)) {
                    List<String> listed = List.copyOf(new java.util.TreeSet<>(each.getValue()));
                    int spot = placeOf(name, member.file().body().spot(body().form(form)));
                    found.add(new Autoload(form, spot, each.getKey(), listed, name));
                    return true;
                  }
                }
                return false;
              });
    }

    private Body body() {
      return member.file().body();
    }

    // -------------------------------------------------------------- code

    private void collect(boolean strict) {
      FormCode code = code(module, form);
      running.clear();
      if (strict) {
        for (Ir ir : code.forms()) {
          if (!(ir instanceof TopCode.DefineMacro)) {
            walk(ir, How.STRICT, false, "", 0, module, 0);
          }
        }
      }
      for (MacroUse use : code.macros()) {
        macro(use);
      }
      for (Ir ir : code.forms()) {
        if (!(ir instanceof TopCode.DefineMacro)) {
          later(ir, false);
        }
      }
    }

    private void macro(MacroUse use) {
      Global target = owner(use.name());
      Integer number = target == null ? null : numbers.get(target.module());
      if (target == null || number == null) {
        return;
      }
      settled.add(use.name().name());
      int spot = placeOf(use.name().name(), use.spot());
      boolean delayed = use.delayed() && !running.contains(use.spot());
      List<Need> needs = phase(target);
      if (!needs.isEmpty() && seen.add("phase " + target)) {
        List<Showing> providers =
            use.name().module().equals(module)
                ? steps.providers(member, use.name().name())
                : List.of();
        found.add(new Phase(form, spot, number, target.name(), needs, providers));
      }
      if (number == member.number() || !use.name().module().equals(module)) {
        return;
      }
      How how =
          !delayed
              ? How.STRICT
              : use.delayed() && running.contains(use.spot()) ? How.STRICT : How.DELAYED;
      use(
          how,
          true,
          false,
          module,
          target,
          number,
          use.name().name(),
          "",
          spot,
          steps.providers(member, use.name().name()));
    }

    private void use(
        How how,
        boolean isMacro,
        boolean conditional,
        String where,
        Global target,
        int number,
        String written,
        String via,
        int spot,
        List<Showing> providers) {
      if (seen.add(
          how + " " + isMacro + conditional + target + providers + (via.isEmpty() ? "" : where))) {
        Integer at = numbers.get(where);
        found.add(
            new Use(
                form,
                spot,
                how,
                isMacro,
                conditional,
                at == null ? -1 : at,
                number,
                target.name(),
                written,
                via,
                providers));
      }
    }

    /**
     * Code that runs while the module is loaded.
     *
     * @param via the procedure whose body this is, if the top level calls it
     * @param at place of that call
     * @param where the module whose code it is
     */
    private void walk(
        Ir ir, How how, boolean conditional, String via, int at, String where, int depth) {
      {
        int spot =
            ir instanceof Ir.TopRef ref
                ? ref.spot
                : ir instanceof Ir.ModuleRef ref
                    ? ref.spot
                    : ir instanceof Call call ? call.spot : 0;
        if (at == 0) {
          running.add(spot);
        } else {
          runningElsewhere.add(where + " " + spot);
        }
      }
      if (at == 0 && ir instanceof Call call && Calls.runsItsArguments(call.operator)) {
        runAll(call.spot);
      }
      if (ir instanceof Ir.TopRef || ir instanceof Ir.ModuleRef) {
        reference(ir, how, conditional, via, at, where);
      }
      if (ir instanceof Ir.If choice) {
        walk(choice.test, how, conditional, via, at, where, depth);
        walk(choice.consequent, how, true, via, at, where, depth);
        walk(choice.alternative, how, true, via, at, where, depth);
        return;
      }
      How inner = ir instanceof Ir.Perhaps && how == How.STRICT ? How.PERHAPS : how;
      boolean unsure = conditional || ir instanceof Ir.Guarded || ir instanceof Ir.Perhaps;
      ir.parts(part -> walk(part, inner, unsure, via, at, where, depth), part -> {});
      if (ir instanceof Call call && how != How.PERHAPS) {
        follow(
            call, conditional, via, at == 0 ? placeOf(operatorName(call), call.spot) : at, depth);
      }
    }

    /** What is written in a list runs, procedures and all. */
    private void runAll(int list) {
      Body body = body();
      int node = body.form(form);
      int end = body.next(node);
      while (node < end && (body.spot(node) != list || !body.isList(node))) {
        node++;
      }
      for (int at = node; at < end && at < body.next(node); at++) {
        running.add(body.spot(at));
      }
    }

    private String operatorName(Call call) {
      return call.operator instanceof Ir.TopRef ref ? ref.name : "";
    }

    private void reference(Ir ir, How how, boolean conditional, String via, int at, String where) {
      Global target = target(ir);
      Integer number = target == null ? null : numbers.get(target.module());
      if (target == null || number == null || number == member.number()) {
        return;
      }
      if (ir instanceof Ir.TopRef ref) {
        Integer owner = numbers.get(where);
        List<Showing> providers =
            owner == null ? List.of() : steps.providers(steps.member(owner), ref.name);
        int spot = at == 0 ? placeOf(ref.name, ref.spot) : at;
        use(how, false, conditional, where, target, number, ref.name, via, spot, providers);
      } else if (ir instanceof Ir.ModuleRef ref) {
        Integer offerer = numbers.get(ref.module);
        List<Showing> providers =
            ref.isPublic && offerer != null
                ? List.of(new Showing(-1, offerer, ref.name, Showing.LIVE))
                : List.of();
        int spot = at == 0 ? placeOf(ref.name, ref.spot) : at;
        use(how, false, conditional, where, target, number, ref.name, via, spot, providers);
      }
    }

    /** The body of a procedure that the top level calls runs while the module is being loaded. */
    private void follow(Call call, boolean conditional, String via, int at, int depth) {
      List<Ir> procedures = new ArrayList<>();
      procedures.add(call.operator);
      if (Calls.runsItsArguments(call.operator)) {
        procedures.addAll(call.operands);
      }
      for (Ir each : procedures) {
        Global target = target(each);
        if (target == null || depth > DEEPEST_CALLS || !called.add(target)) {
          continue;
        }
        if (!numbers.containsKey(target.module())) {
          continue; // it cannot reach back, but through what it is given
        }
        Procedure procedure = procedure(target);
        if (procedure == null) {
          continue;
        }
        String name = via.isEmpty() ? target.name() : via;
        if (procedure.value() instanceof Lambda lambda) {
          lambda.defaults.forEach(
              part -> walk(part, How.CALLED, true, name, at, target.module(), depth + 1));
          walk(lambda.body, How.CALLED, conditional, name, at, target.module(), depth + 1);
        } else if (procedure.value() instanceof CaseLambda cases) {
          cases.cases.forEach(
              part -> walk(part.body, How.CALLED, true, name, at, target.module(), depth + 1));
        } else {
          continue;
        }
        calledMacros(target, procedure.form(), name, at);
      }
    }

    private void calledMacros(Global procedure, int form, String via, int at) {
      Integer where = numbers.get(procedure.module());
      for (MacroUse use : code(procedure.module(), form).macros()) {
        Global target = owner(use.name());
        Integer number = target == null ? null : numbers.get(target.module());
        if (target != null
            && where != null
            && number != null
            && !number.equals(where)
            && (use.procedures() == 1
                || runningElsewhere.contains(procedure.module() + " " + use.spot()))) {
          found.add(new CalledMacro(this.form, at, where, number, target.name(), via));
        }
      }
    }

    /** Names that macros of others have put into the code, and references through copies. */
    private void later(Ir ir, boolean delayed) {
      if (ir instanceof Ir.ModuleRef ref && !ref.isPublic) {
        helper(ref, delayed);
      } else if (delayed
          && !member.copies().isEmpty()
          && ir instanceof Ir.TopRef ref
          && foreign.containsKey(ref.name)) {
        Global target = target(ref);
        Integer number = target == null ? null : numbers.get(target.module());
        List<Showing> providers = steps.providers(member, ref.name);
        if (target != null
            && number != null
            && !providers.isEmpty()
            && providers.stream().allMatch(p -> p.id() >= 0)) {
          int spot = placeOf(ref.name, ref.spot);
          use(How.DELAYED, false, false, module, target, number, ref.name, "", spot, providers);
        }
      }
      ir.parts(part -> later(part, delayed), part -> later(part, true));
    }

    private void helper(Ir.ModuleRef ref, boolean delayed) {
      Integer number = numbers.get(ref.module);
      Global target = target(ref);
      if (number == null
          || number == member.number()
          || target == null
          || !target.module().equals(ref.module)) {
        return;
      }
      Members owner = steps.member(number);
      Definition definition = owner.defined().get(ref.name);
      Integer offered = owner.offered().get(ref.name);
      String macro = macroOf(ref);
      if (definition != null
          && !macro.isEmpty()
          && (offered == null || offered != LoadSteps.AT_ONCE)
          && seen.add("helper " + ref.module + ref.name + delayed)) {
        found.add(new Helper(form, ref.spot, number, macro, ref.name, !delayed));
      }
    }

    /** The macro whose use put the reference there. */
    private String macroOf(Ir.ModuleRef ref) {
      for (MacroUse use : code(module, form).macros()) {
        Global target = owner(use.name());
        if (use.spot() == ref.spot && target != null && target.module().equals(ref.module)) {
          return target.name();
        }
      }
      return "";
    }

    /** Where a name stands in the innermost list that is known; the list if it is not there. */
    private int placeOf(String name, int innermost) {
      Body body = body();
      int node = body.form(form);
      int last = body.spot(body.next(node) - 1);
      // What a macro brings has the place of the macro's text.
      int list = innermost < body.spot(node) || innermost > last ? body.spot(node) : innermost;
      int end = body.next(node);
      boolean inside = false;
      for (int at = node; at < end; at++) {
        inside |= body.spot(at) == list && body.isList(at);
        if (inside && body.kind(at) == Body.SYMBOL && body.name(at).equals(name)) {
          return body.spot(at);
        }
      }
      return list;
    }
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import modplan.load.LoadSteps.Definition;
import modplan.load.Mod.Var;
import modplan.load.StepReader.Members;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.jspecify.annotations.Nullable;

/**
 * The code of modules that are looked at together: each top-level form is expanded when somebody
 * asks for it, and once. Tells what the names in it stand for.
 */
final class MemberCode {
  private final Survey survey;
  private final World world;
  private final List<Members> members;
  private final Map<String, Integer> numbers;
  private final Map<String, Map<Integer, FormCode>> codes = new HashMap<>();

  /** The module that is being read for its own sake. */
  private String reading = "";

  /**
   * A top-level form, expanded.
   *
   * @param fetched modules that {@code @} names in it
   */
  record FormCode(List<Ir> forms, List<MacroUse> macros, Set<String> fetched) {}

  /** Takes down what an expansion comes to. */
  private static final class Notes implements Expander.Listener {
    final List<MacroUse> macros = new ArrayList<>();
    final Set<String> fetched = new HashSet<>();

    @Override
    public void macro(Global name, int spot, int procedures) {
      macros.add(new MacroUse(name, spot, procedures));
    }

    @Override
    public void fetch(String module) {
      fetched.add(module);
    }
  }

  /**
   * A use of a macro.
   *
   * @param procedures how many of them it stands in
   */
  record MacroUse(Global name, int spot, int procedures) {
    boolean delayed() {
      return procedures > 0;
    }
  }

  /** The value of a definition, and the form that holds it. */
  record Procedure(Ir value, int form) {
    boolean isOne() {
      return value instanceof Lambda || value instanceof CaseLambda;
    }
  }

  MemberCode(Survey survey, List<Members> members, Map<String, Integer> numbers) {
    this.survey = survey;
    this.world = survey.world();
    this.members = members;
    this.numbers = numbers;
  }

  /** Begins to read a module: what is asked of others from now on is asked for its sake. */
  void begin(Members member) {
    reading = member.module();
  }

  /** Does something whose result others will be given, too: all that it asks for counts. */
  <T> T forAll(Supplier<T> work) {
    String before = reading;
    reading = "";
    try {
      return work.get();
    } finally {
      reading = before;
    }
  }

  FormCode code(String module, int form) {
    Integer number = numbers.get(module);
    if (number != null && !module.equals(reading)) {
      world.lookedInto.note(members.get(number).file().body(), form);
    }
    Map<Integer, FormCode> known = codes.computeIfAbsent(module, m -> new HashMap<>());
    FormCode code = known.get(form);
    if (code == null) {
      code = expand(module, form, IdleFields.NONE);
      known.put(form, code);
    }
    return code;
  }

  /** The code of a form of the module that is being read, for its sake alone. */
  FormCode code(int form, IntSet omitted) {
    FormCode whole = codes.getOrDefault(reading, Map.of()).get(form);
    if (whole != null || omitted.isEmpty()) {
      return whole != null ? whole : code(reading, form);
    }
    return expand(reading, form, omitted);
  }

  private FormCode expand(String module, int form, IntSet omitted) {
    Notes notes = new Notes();
    List<Ir> forms = survey.form(module, form, omitted, notes);
    return new FormCode(forms, notes.macros, notes.fetched);
  }

  /** Makes the next one who asks for the form have it expanded again. */
  void forget(String module, int form) {
    codes.computeIfAbsent(module, m -> new HashMap<>()).remove(form);
  }

  /** The number of a member; null for any other module. */
  @Nullable Integer number(String module) {
    return numbers.get(module);
  }

  /** The module and name that define what a name stands for. */
  @Nullable Global owner(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable == null ? null : new Global(variable.module, variable.name);
  }

  /** The same for a reference; null for other code. */
  @Nullable Global target(Ir ir) {
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

  /** The definition of a name of a member; null if it is not known. */
  @Nullable Procedure procedure(Global name) {
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
  int formOf(Global name) {
    Integer number = numbers.get(name.module());
    Definition definition = number == null ? null : members.get(number).defined().get(name.name());
    return definition == null ? -1 : definition.form();
  }

  boolean isVariable(Global global) {
    Var variable = world.variable(global.module(), global.name());
    return variable != null && !(variable.value instanceof Macro);
  }
}

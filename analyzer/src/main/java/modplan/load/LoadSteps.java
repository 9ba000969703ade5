package modplan.load;

import java.util.List;
import java.util.Map;
import modplan.load.Reference.How;
import org.jspecify.annotations.Nullable;

/**
 * What loading one module does that depends on how far other modules are, in the order in which it
 * does it. Modules are numbers: their place among the modules that are looked at together; -1 is
 * any other. A place in a module is the index of a top-level form.
 *
 * @param defined by name, the first definition
 * @param offered by exported name, the form behind which importers see it; {@link #AT_ONCE} for
 *     names that the module form exports
 * @param isLibrary of R6RS or R7RS: its imports are resolved before it is registered
 */
record LoadSteps(
    String module,
    String file,
    List<Step> steps,
    Map<String, Definition> defined,
    Map<String, Integer> offered,
    boolean isLibrary) {
  static final int AT_ONCE = -1;

  LoadSteps {
    steps = List.copyOf(steps);
    defined = Map.copyOf(defined);
    offered = Map.copyOf(offered);
  }

  /**
   * Where a name gets its value.
   *
   * @param whenLoaded false for definitions that only compilation evaluates
   * @param whenCompiled whether compiling the file evaluates it
   * @param isRecordMacro a macro that a record definition made
   */
  record Definition(int form, boolean whenLoaded, boolean whenCompiled, boolean isRecordMacro) {}

  /**
   * One thing that happens. Equal ones are looked for in every run, so each says its hash code: the
   * method that Java generates is linked when it first runs, which takes longer than all the rest.
   */
  sealed interface Step {
    int form();

    /** {@link modplan.module.Body#spot}; 0 if it is not known. */
    int spot();

    /** Expansion comes before evaluation, form by form. */
    default boolean isEvaluation() {
      return false;
    }
  }

  /**
   * An import.
   *
   * @param needs names that it asks for
   * @param hides names that it asks for in order not to see them
   * @param id of imports that take a copy of the interface; else -1
   */
  record Import(int form, int spot, int target, List<String> needs, boolean hides, int id)
      implements Step {
    @Override
    public int hashCode() {
      return (form * 31 + target) * 31 + spot;
    }

    /** Whether it shows the interface itself, whatever that holds. */
    boolean isPlain() {
      return id < 0 && needs.isEmpty();
    }
  }

  /** A name that is exported again, which must be visible by then. */
  record ReExport(int form, int spot, String name, List<Showing> providers) implements Step {
    @Override
    public int hashCode() {
      return form * 31 + name.hashCode();
    }
  }

  /** {@code (@ (m) x)}: loads the module when it is expanded. */
  record Fetch(int form, int spot, int target) implements Step {
    @Override
    public int hashCode() {
      return form * 31 + spot;
    }
  }

  /**
   * An autoload, where a form first mentions one of its names.
   *
   * @param mentioned null if no form does: only the optimiser looks into it
   */
  record Autoload(int form, int spot, int target, List<String> names, @Nullable String mentioned)
      implements Step {
    @Override
    public int hashCode() {
      return form * 31 + names.hashCode();
    }
  }

  /**
   * A use of a binding of another module.
   *
   * @param at the module whose code it is, the one being loaded or that of a called procedure
   * @param name in the target
   * @param providers the imports through which it is visible; none: it names the module
   * @param conditional under a test, so that it may not be reached
   * @param brought by a macro: without the macro there is no such use
   */
  record Use(
      int form,
      int spot,
      How how,
      boolean isMacro,
      boolean conditional,
      int at,
      int target,
      String name,
      String written,
      String via,
      boolean brought,
      List<Showing> providers)
      implements Step {
    @Override
    public int hashCode() {
      return (form * 31 + spot) * 31 + name.hashCode();
    }

    @Override
    public boolean isEvaluation() {
      return !isMacro || how != How.DELAYED;
    }

    boolean isDelayed() {
      return how == How.DELAYED;
    }
  }

  /**
   * A use of a macro in a procedure that the top level calls; its expansion may have gone wrong.
   */
  record CalledMacro(
      int form, int spot, int at, int target, String name, String written, String via)
      implements Step {
    @Override
    public int hashCode() {
      return (form * 31 + spot) * 31 + name.hashCode();
    }

    @Override
    public boolean isEvaluation() {
      return true;
    }
  }

  /**
   * A private name of a macro's module that the macro puts into the code.
   *
   * @param evaluated whether the code runs while it is being loaded
   * @param providers the imports through which the macro is visible
   */
  record Helper(
      int form,
      int spot,
      int target,
      String macro,
      String name,
      boolean evaluated,
      List<Showing> providers)
      implements Step {
    @Override
    public int hashCode() {
      return (form * 31 + spot) * 31 + name.hashCode();
    }
  }

  /**
   * What a macro calls for when it is expanded: variables that must have their values by then.
   *
   * @param needs in the order in which its code names them
   */
  record Phase(
      int form, int spot, int owner, String macro, List<Need> needs, List<Showing> providers)
      implements Step {
    @Override
    public int hashCode() {
      return (form * 31 + spot) * 31 + macro.hashCode();
    }
  }

  /**
   * A variable of a member.
   *
   * @param isCalled whether it stands where a procedure is called
   */
  record Need(int target, String name, boolean isCalled) {}

  /**
   * What makes a name visible.
   *
   * @param form where the import is
   * @param module that is imported
   * @param name there
   * @param id of an import that takes a copy; {@link #LIVE}, or {@link #FIXED} for selected names
   */
  record Showing(int form, int module, String name, int id) {
    static final int LIVE = -1;
    static final int FIXED = -2;

    @Override
    public String toString() {
      return form + " " + module + " " + name + " " + id;
    }
  }
}

package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.LoadSteps.Autoload;
import modplan.load.LoadSteps.CalledMacro;
import modplan.load.LoadSteps.Definition;
import modplan.load.LoadSteps.Fetch;
import modplan.load.LoadSteps.Helper;
import modplan.load.LoadSteps.Import;
import modplan.load.LoadSteps.Need;
import modplan.load.LoadSteps.Phase;
import modplan.load.LoadSteps.ReExport;
import modplan.load.LoadSteps.Showing;
import modplan.load.LoadSteps.Step;
import modplan.load.LoadSteps.Use;
import modplan.load.Reference.How;
import org.jspecify.annotations.Nullable;

/**
 * The depth-first walk of Guile's module loading over {@link LoadSteps}: for one entry it tells
 * which steps meet a module that is not far enough. The same rules as {@link Simulator}, without
 * code and values; linear in the steps.
 */
final class LoadOrder {
  private static final int NOT_STARTED = -1;
  private static final int DONE = Integer.MAX_VALUE;

  /** Behind all forms, when the optimiser looks into the imports. */
  private static final int AT_END = DONE - 1;

  private final List<LoadSteps> modules;

  /** The steps of each module, where the walks find them quickly. */
  private final Step[][] steps;

  LoadOrder(List<LoadSteps> modules) {
    this.modules = modules;
    this.steps =
        modules.stream().map(module -> module.steps().toArray(Step[]::new)).toArray(Step[][]::new);
  }

  /**
   * A step that meets a module that is not far enough.
   *
   * @param module whose step it is
   * @param isFirst whether it is what ends the loading of the entry
   * @param frame the module being loaded, and below it those that wait for it
   * @param name that Guile complains about
   * @param cause for an autoload the trouble inside it, if that is it
   */
  record Trouble(
      Hazard.Kind kind,
      int module,
      Step step,
      Hazard.Effect effect,
      boolean isFirst,
      Frame frame,
      String errorClass,
      String name,
      @Nullable Trouble cause) {
    /** Modules being loaded, outermost first. */
    List<Integer> stack() {
      List<Integer> stack = new ArrayList<>();
      for (Frame at = frame; at != null; at = at.below) {
        stack.add(at.module);
      }
      Collections.reverse(stack);
      return stack;
    }
  }

  /** Whether compiling a member can differ from loading it, but for its own evaluation. */
  boolean loadsLate(int member) {
    if (modules.get(member).isLibrary()) {
      return false; // when imports lead back to it, it is loaded beside being compiled
    }
    for (Step step : modules.get(member).steps()) {
      if (step instanceof Phase
          || step instanceof Autoload
          || (step.form() > 0 && (step instanceof Import || step instanceof Fetch))) {
        return true;
      }
    }
    return false;
  }

  /** What happens when a member is the entry, in the order in which it happens. */
  List<Trouble> walk(int entry, boolean compile) {
    return new Walk(entry, compile).run();
  }

  /** A module that is being loaded, and which of its steps is next. */
  static final class Frame {
    private final int module;
    private final boolean isAutoload;
    private final @Nullable Frame below;
    private int next;

    /** The last form in which a macro of the top level was no macro yet. */
    private int unexpanded = NOT_STARTED;

    Frame(int module, boolean isAutoload, @Nullable Frame below) {
      this.module = module;
      this.isAutoload = isAutoload;
      this.below = below;
    }
  }

  private final class Walk {
    private final int entry;
    private final boolean compile;
    private final int[] position = new int[modules.size()];
    private final int[][] copied = new int[modules.size()][];
    private final boolean[] registered = new boolean[modules.size()];
    private final Set<Long> resolved = new HashSet<>();

    /** Uses in which a macro was taken for a variable, by {@link #macro}. */
    private final Map<String, Use> misread = new HashMap<>();

    /** Those of them that an import behind the use would have shown. */
    private final Set<String> misreadTooEarly = new HashSet<>();

    private final List<Frame> frames = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private boolean failed;
    private boolean again;

    Walk(int entry, boolean compile) {
      this.entry = entry;
      this.compile = compile;
      Arrays.fill(position, NOT_STARTED);
    }

    List<Trouble> run() {
      begin(entry, false);
      while (!frames.isEmpty()) {
        Frame frame = frames.get(frames.size() - 1);
        Step[] own = steps[frame.module];
        while (frame.next < own.length
            && own[frame.next] instanceof Import each
            && each.isPlain()
            && position[each.target()] != NOT_STARTED
            && registered[each.target()]) {
          position[frame.module] = each.form();
          frame.next++; // the most frequent step by far
        }
        if (frame.next == own.length) {
          registered[frame.module] = true;
          position[frame.module] = DONE;
          frames.remove(frames.size() - 1);
          continue;
        }
        Step step = own[frame.next];
        position[frame.module] = Math.min(step.form(), AT_END);
        registered[frame.module] |= !(step instanceof Import);
        if (!perform(frame, step)) {
          continue; // another module comes first
        }
        if (!frames.isEmpty() && frames.get(frames.size() - 1) == frame) {
          frame.next++;
        }
      }
      return troubles;
    }

    private void begin(int module, boolean isAutoload) {
      position[module] = 0;
      registered[module] = !modules.get(module).isLibrary();
      frames.add(new Frame(module, isAutoload, frames.isEmpty() ? null : top()));
    }

    /** False if a module has to be loaded before the step can be taken. */
    private boolean perform(Frame frame, Step step) {
      int module = frame.module;
      if (compile && frame == frames.get(0) && step.isEvaluation()) {
        return true;
      }
      if (step instanceof Import each) {
        return imports(module, each);
      } else if (step instanceof Fetch each) {
        if (position[each.target()] == NOT_STARTED) {
          begin(each.target(), false);
          return false;
        }
      } else if (step instanceof Autoload each) {
        return autoload(module, each);
      } else if (step instanceof ReExport each) {
        if (each.providers().stream().noneMatch(p -> shows(module, module, each.form(), p))) {
          fail(Hazard.Kind.RE_EXPORT, module, step, "unbound-variable", each.name());
        }
      } else if (step instanceof Use each) {
        use(module, each);
      } else if (step instanceof CalledMacro each) {
        String macro = macro(each.at(), each.target(), each.name());
        Use use = misread.get(macro);
        if (use != null) {
          boolean bound =
              isDefined(module, each.form(), each.target(), each.name())
                  && isShown(module, use.at(), each.form(), use.providers()); // by now
          top().unexpanded = each.form();
          fail(
              misreadTooEarly.contains(macro) ? Hazard.Kind.LATE_IMPORT : Hazard.Kind.CALLED_MACRO,
              module,
              step,
              bound ? "apply-macro" : "unbound-variable",
              bound ? each.name() : each.written());
        }
      } else if (step instanceof Helper each) {
        if (!exists(each.target(), each.name())
            && isShown(module, module, each.form(), each.providers())
            && isDefined(module, each.form(), each.target(), each.macro())) {
          if (each.evaluated() && !(compile && module == entry)) {
            fail(Hazard.Kind.HELPER, module, step, "unbound-variable", each.name());
          } else {
            later(Hazard.Kind.HELPER, module, step, "unbound-variable", each.name());
          }
        }
      } else if (step instanceof Phase each) {
        if (isShown(module, module, each.form(), each.providers())
            && isDefined(module, each.form(), each.owner(), each.macro())) {
          phase(module, each);
        }
      }
      return true;
    }

    private void phase(int module, Phase step) {
      for (Need need : step.needs()) {
        if (!isDefined(module, step.form(), need.target(), need.name())) {
          fail(Hazard.Kind.PHASE, module, step, "unbound-variable", need.name());
          return;
        }
      }
    }

    private boolean imports(int module, Import step) {
      int target = step.target();
      if (position[target] == NOT_STARTED) {
        begin(target, false);
        return false;
      }
      if (!registered[target] && compile && target == entry && !again) {
        again = true; // it is being compiled, not loaded, and so it is loaded now
        begin(target, false);
        return false;
      }
      if (!registered[target]) {
        fail(Hazard.Kind.LIBRARY, module, step, "no-code-for-module", modules.get(target).module());
        return true;
      }
      if (step.id() >= 0) {
        if (copied[module] == null) {
          copied[module] = new int[16];
        }
        if (step.id() >= copied[module].length) {
          copied[module] = Arrays.copyOf(copied[module], step.id() * 2);
        }
        copied[module][step.id()] = position[target];
      }
      for (String name : step.needs()) {
        if (!offers(target, name, position[target])) {
          fail(
              Hazard.Kind.SELECT,
              module,
              step,
              step.hides() ? "missing-hide" : "missing-export",
              name);
          break;
        }
      }
      return true;
    }

    private boolean autoload(int module, Autoload step) {
      String mentioned = step.mentioned();
      boolean atEnd = mentioned == null;
      if (atEnd && !(compile && module == entry)) {
        return true;
      }
      int target = step.target();
      if (resolved.contains(key(module, target))) {
        return true;
      }
      if (position[target] == NOT_STARTED) {
        begin(target, true);
        return false;
      }
      if (mentioned == null) {
        return true;
      }
      for (String name : step.names()) {
        if (!offers(target, name, position[target])) {
          trouble(Hazard.Kind.AUTOLOAD, module, step, Hazard.Effect.WARNS, "", mentioned, null);
          return true;
        }
      }
      resolved.add(key(module, target));
      return true;
    }

    private long key(int module, int target) {
      return (long) module * modules.size() + target;
    }

    private void use(int module, Use use) {
      boolean shown = isShown(module, use.at(), use.form(), use.providers());
      boolean bound = isDefined(module, use.form(), use.target(), use.name());
      if ((shown && bound) || (use.brought() && top().unexpanded == use.form())) {
        return;
      }
      if (use.isMacro()) {
        String macro = macro(use.at(), use.target(), use.name());
        misread.put(macro, use);
        if (kind(module, use, shown) == Hazard.Kind.LATE_IMPORT) {
          misreadTooEarly.add(macro);
        }
      }
      if (use.isDelayed()) {
        if (use.isMacro()) {
          later(kind(module, use, shown), module, use, "apply-macro", use.written());
        } else if (!shown && isCopy(use)) {
          later(Hazard.Kind.COPY, module, use, "unbound-variable", use.written());
        }
        return;
      }
      if (use.isMacro()) {
        top().unexpanded = use.form();
      }
      fail(kind(module, use, shown), module, use, "unbound-variable", use.written());
    }

    private static String macro(int at, int target, String name) {
      return at + " " + target + " " + name;
    }

    private boolean isShown(int module, int at, int form, List<Showing> providers) {
      for (Showing provider : providers) {
        if (shows(module, at, form, provider)) {
          return true;
        }
      }
      return providers.isEmpty();
    }

    private boolean isCopy(Use use) {
      return use.providers().stream().allMatch(p -> p.id() >= 0);
    }

    private Hazard.Kind kind(int module, Use use, boolean shown) {
      if (!shown
          && use.at() == module
          && use.providers().stream().allMatch(p -> p.module() >= 0 && p.form() > use.form())) {
        return Hazard.Kind.LATE_IMPORT;
      }
      if (!shown && isCopy(use) && position[use.target()] == DONE) {
        return Hazard.Kind.COPY;
      }
      if (use.isMacro()) {
        return Hazard.Kind.MACRO;
      }
      return use.how() == How.CALLED ? Hazard.Kind.CALLED : Hazard.Kind.STRICT;
    }

    /** Whether an import shows its name now to code of the module {@code at}. */
    private boolean shows(int module, int at, int form, Showing provider) {
      if (provider.module() < 0) {
        return true;
      }
      if (at >= 0 && provider.form() >= 0) {
        boolean done = at == module ? provider.form() <= form : provider.form() <= position[at];
        if (!done) {
          return false;
        }
      }
      if (provider.id() == Showing.FIXED) {
        return true;
      }
      if (provider.id() >= 0) {
        int[] then = at < 0 ? null : copied[at];
        return then == null
            || provider.id() >= then.length
            || offers(provider.module(), provider.name(), then[provider.id()]);
      }
      return offers(provider.module(), provider.name(), position[provider.module()]);
    }

    /** Whether an interface holds a name when its module is that far. */
    private boolean offers(int module, String name, int reached) {
      Integer form = modules.get(module).offered().get(name);
      return form == null || reached == DONE || form < reached;
    }

    /** Whether a name has its value when a form of a module runs. */
    private boolean isDefined(int module, int form, int target, String name) {
      boolean compiled = compile && target == entry;
      if (position[target] == DONE && !compiled) {
        return true;
      }
      Definition definition = modules.get(target).defined().get(name);
      if (definition == null) {
        return true; // defined in a way that is not known
      }
      if (target == module && definition.form() == form) {
        return true; // a file that is included: the order inside it is not looked at
      }
      int reached = target == module ? form : position[target];
      return definition.form() < reached
          && (compiled ? definition.whenCompiled() : definition.whenLoaded());
    }

    /** Whether a private name is there, with a value or without. */
    private boolean exists(int target, String name) {
      return isDefined(-1, -1, target, name);
    }

    private void fail(Hazard.Kind kind, int module, Step step, String errorClass, String name) {
      int handler = -1;
      for (int i = frames.size() - 1; i > 0; i--) {
        if (frames.get(i).isAutoload) {
          handler = i;
          break;
        }
      }
      if (handler < 0) {
        trouble(kind, module, step, Hazard.Effect.FAILS, errorClass, name, null);
        failed = true;
        return;
      }
      Trouble cause =
          new Trouble(
              kind, module, step, Hazard.Effect.FAILS, false, top(), errorClass, name, null);
      while (frames.size() > handler) {
        frames.remove(frames.size() - 1);
      }
      Frame importer = frames.get(handler - 1);
      Step autoload = modules.get(importer.module).steps().get(importer.next);
      String mentioned =
          autoload instanceof Autoload each && each.mentioned() != null ? each.mentioned() : "";
      trouble(
          Hazard.Kind.AUTOLOAD,
          importer.module,
          autoload,
          Hazard.Effect.WARNS,
          "",
          mentioned,
          cause);
      importer.next++;
    }

    private void later(Hazard.Kind kind, int module, Step step, String errorClass, String name) {
      // Compiling keeps nothing of the other modules that it has loaded.
      if (!compile || module == entry) {
        trouble(kind, module, step, Hazard.Effect.LATER, errorClass, name, null);
      }
    }

    private void trouble(
        Hazard.Kind kind,
        int module,
        Step step,
        Hazard.Effect effect,
        String errorClass,
        String name,
        @Nullable Trouble cause) {
      boolean first = !failed;
      troubles.add(new Trouble(kind, module, step, effect, first, top(), errorClass, name, cause));
    }

    private Frame top() {
      return frames.get(frames.size() - 1);
    }
  }
}

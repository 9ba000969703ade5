package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** Bodies: definitions and expressions in any order, the definitions visible in all of it. */
final class Bodies {
  private final Expander expander;

  Bodies(Expander expander) {
    this.expander = expander;
  }

  /** A body: definitions and expressions in any order, the definitions visible in all of it. */
  Ir body(Object[] forms, @Nullable Env outer) {
    Env env = new Env(outer);
    List<Local> locals = new ArrayList<>();
    List<Supplier<Ir>> values = new ArrayList<>();
    List<Object> pending = new ArrayList<>(Arrays.asList(forms));
    int expressions = 0;
    while (!pending.isEmpty()) {
      Object x = pending.remove(0);
      if (expressions > 0 && !expander.world.isVersion3()) {
        // Guile 2.2 takes whatever follows the first expression for one, too.
        Object late = x;
        locals.add(new Local(""));
        values.add(() -> late(late, env));
        continue;
      }
      int spotBefore = expander.spot;
      while (true) {
        if (!(x instanceof Seq seq) || seq.size() == 0) {
          if (Data.isIdentifier(x)) {
            expander.macro(x, env); // may be one, and so it is looked up now
          }
          break;
        }
        if (seq.spot != 0) {
          expander.spot = seq.spot;
        }
        Macro macro = expander.headMacro(seq, env);
        if (macro == null) {
          break;
        }
        if (macro instanceof Macro.Builtin builtin) {
          Seq definition =
              expander.core.bodyDefinition(builtin.name(), seq, env, locals, values, pending);
          if (definition == null) {
            expander.core.look(builtin.name(), seq, env);
            break;
          }
          x = definition == CoreForms.TAKEN ? null : definition;
          if (x == null) {
            break;
          }
          continue;
        }
        Object next = expander.transform(macro, seq, env);
        if (next == null) {
          break;
        }
        x = next;
      }
      if (x != null) {
        Object expression = x;
        expressions++;
        int at = expander.spot;
        locals.add(new Local(""));
        values.add(
            () -> {
              int before = expander.spot;
              expander.spot = at;
              try {
                return expander.expand(expression, env);
              } finally {
                expander.spot = before;
              }
            });
      }
      expander.spot = spotBefore;
    }
    return assemble(locals, values);
  }

  private Ir late(Object form, Env env) {
    if (form instanceof Seq seq
        && seq.size() > 0
        && expander.headMacro(seq, env) instanceof Macro.Builtin builtin
        && expander.core.definers.desugar(builtin.name(), seq, env) != null) {
      throw SchemeError.syntax("definition in expression context");
    }
    return expander.expand(form, env);
  }

  Ir assemble(List<Local> locals, List<Supplier<Ir>> values) {
    boolean defines = locals.stream().anyMatch(local -> !local.name.isEmpty());
    int end = values.size();
    int tail = end;
    while (tail > 0 && locals.get(tail - 1).name.isEmpty()) {
      tail--;
    }
    boolean backwards = expander.world.isVersion3();
    List<Ir> code = new ArrayList<>(Collections.nCopies(end, Ir.Constant.UNSPECIFIED));
    if (backwards) {
      // Guile 3.0 first expands what stands behind the last definition, the last of it first.
      for (int i = end - 1; i >= tail; i--) {
        code.set(i, values.get(i).get());
      }
    }
    for (int i = 0; i < (backwards ? tail : end); i++) {
      code.set(i, values.get(i).get());
    }
    if (end == 0 || !locals.get(end - 1).name.isEmpty()) {
      throw SchemeError.syntax("no expression in body");
    }
    if (!defines) {
      return code.size() == 1 ? code.get(0) : new Ir.Sequence(code);
    }
    Ir result = code.remove(end - 1);
    return new Ir.Let(locals.subList(0, end - 1), code, true, result);
  }
}

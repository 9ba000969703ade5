package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
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
      int spotBefore = expander.spot;
      while (true) {
        if (!(x instanceof Seq seq) || seq.size() == 0) {
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
            break;
          }
          x = definition == CoreForms.TAKEN ? null : definition;
          if (x == null) {
            boolean defines = locals.size() > 0 && !locals.get(locals.size() - 1).name.isEmpty();
            if (defines && expressions > 0 && !expander.world.isVersion3()) {
              throw SchemeError.syntax("definition in expression context");
            }
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

  Ir assemble(List<Local> locals, List<Supplier<Ir>> values) {
    boolean defines = locals.stream().anyMatch(local -> !local.name.isEmpty());
    int end = values.size();
    int tail = end;
    while (tail > 0 && locals.get(tail - 1).name.isEmpty()) {
      tail--;
    }
    // Guile 3.0 expands what stands behind the last definition first.
    int from = defines && expander.world.isVersion3() ? tail : 0;
    List<Ir> code = new ArrayList<>();
    for (int i = from; i < end; i++) {
      code.add(values.get(i).get());
    }
    for (int i = 0; i < from; i++) {
      code.add(i, values.get(i).get());
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

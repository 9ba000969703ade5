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
    List<Ir> code = new ArrayList<>();
    boolean defines = false;
    for (int i = 0; i < values.size(); i++) {
      code.add(values.get(i).get());
      defines |= !locals.get(i).name.isEmpty();
    }
    if (!defines) {
      return code.size() == 1 ? code.get(0) : new Ir.Sequence(code);
    }
    if (locals.get(locals.size() - 1).name.isEmpty()) {
      Ir last = code.remove(code.size() - 1);
      return new Ir.Let(locals.subList(0, locals.size() - 1), code, true, last);
    }
    return new Ir.Let(locals, code, true, Ir.Constant.UNSPECIFIED);
  }
}
